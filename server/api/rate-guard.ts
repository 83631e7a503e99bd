import { RateLimiterMemory } from 'rate-limiter-flexible'
import { appError } from '../../shared/base/errors.ts'
import { ApiError } from './problem.ts'

/** Room for honest work: an outbox that empties itself after being away sends one request per signaal. */
const commands = 200
const seconds = 10

/** Slows down a person (or a program with their cookie) that sends commands without end. */
export function createRateGuard(points = commands, duration = seconds): (person: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points, duration })
  return async (person) => {
    const taken = await limiter.consume(person).then(
      () => true,
      () => false,
    )
    if (!taken) throw new ApiError(appError('request.rate_limited'))
  }
}
