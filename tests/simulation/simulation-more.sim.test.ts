import { simulateShare } from './share.ts'

simulateShare({ from: 101, to: 200, steps: 500 })
