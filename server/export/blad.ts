/** One sheet to lay on a table: how to join, for that table (or for nobody's in particular). */
export interface Blad {
  readonly table?: number
  /** Opens the join screen; has a secret in it. */
  readonly link: string
  /** As it is typed: `AB7 K2M`. */
  readonly code: string
}
