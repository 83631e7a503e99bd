import { expect, it } from 'vitest'
import { Pace } from './pace.ts'

it('[R10] batches of a few go at once, of a crowd 8 ms per hundred readers apart', () => {
  const pace = new Pace(() => 0)
  expect([1, 23, 24, 50, 200].map((readers) => pace.batchMs(readers))).toEqual([0, 0, 1.92, 4, 16])
  expect([1, 7, 8, 100, 600].map((onlookers) => pace.cursorsMs(onlookers))).toEqual([0, 0, 50, 50, 300])
})

it('[R10] [A5] a busy main thread makes every room wait, by how many sockets there are', () => {
  let busy = 0.5
  const pace = new Pace(() => busy)
  for (let i = 0; i < 1000; i++) pace.joined()
  const now = (): number[] => [pace.batchMs(10), pace.batchMs(500), pace.cursorsMs(10), pace.cursorsMs(4)]
  expect(now()).toEqual([0, 40, 50, 0])
  expect([0, 0.09, 0.1, 1].map((share) => new Pace(() => share).isCalm)).toEqual([true, true, false, false])
  busy = 0.625
  expect(now()).toEqual([50, 50, 50, 0])
  busy = 0.9
  expect(now()).toEqual([100, 100, 100, 0])
  for (let i = 0; i < 900; i++) pace.left()
  expect(now()).toEqual([10, 40, 50, 0])
  for (let i = 0; i < 9000; i++) pace.joined()
  expect(pace.batchMs(10)).toBe(200)
})
