import { DatabaseSync } from '@photostructure/sqlite'

export default class Database {
  #db

  constructor(path) {
    this.#db = new DatabaseSync(path)
  }

  exec(sql) {
    this.#db.exec(sql)
  }

  prepare(sql) {
    const statement = this.#db.prepare(sql)
    return { get: (values) => statement.get(values), run: (values) => statement.run(values) }
  }
}
