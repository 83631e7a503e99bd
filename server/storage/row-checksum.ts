import { crc32 } from 'node:zlib'

/** Checksum of a row as it is stored: of its place as well as its value, so that a row that got another key is found too. */
export const rowChecksum = (room: string, kind: string, key: string, value: string): number =>
  crc32(`${room}\0${kind}\0${key}\0${value}`)
