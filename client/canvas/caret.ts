/** Puts the change of somebody else into the text under one's hands and keeps the caret at the same words. */
export function caretAfter(before: string, after: string, caret: number): number {
  let same = 0
  const most = Math.min(before.length, after.length)
  while (same < most && before[same] === after[same]) same++
  return caret <= same ? caret : Math.max(same, caret + after.length - before.length)
}
