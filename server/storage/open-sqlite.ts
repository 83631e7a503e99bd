import type * as Sqlite from '@photostructure/sqlite'

export type SqliteConnection = InstanceType<typeof Sqlite.DatabaseSync>

/** Opens a database file with the `node:sqlite` API: built in from Node 22.13, the same API as a package before. */
export async function openSqlite(path: string): Promise<SqliteConnection> {
  const { DatabaseSync } = await loadSqlite()
  return new DatabaseSync(path)
}

async function loadSqlite(): Promise<Pick<typeof Sqlite, 'DatabaseSync'>> {
  // A variable keeps the compiler of Node 20's types from looking the module up.
  const builtIn = 'node:sqlite'
  try {
    return (await import(builtIn)) as Pick<typeof Sqlite, 'DatabaseSync'>
  } catch (error) {
    if (!isUnknownModule(error)) throw error
    return import('@photostructure/sqlite')
  }
}

function isUnknownModule(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ERR_UNKNOWN_BUILTIN_MODULE' || code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
}
