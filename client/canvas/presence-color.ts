/** Colours that white letters can be read on (DESIGN §2, plates); one per connection, the same for everybody who looks. */
const colors = ['#0b4f9e', '#1f6b3b', '#a2371b', '#6a3d9e', '#00666f', '#8a5000', '#4f6600'] as const

/** Colour of the pointer and name tag of a connection. */
export const presenceColor = (key: number): string => colors[Math.abs(key) % colors.length] ?? colors[0]
