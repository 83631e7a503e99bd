import { createServer } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Numbers about the process, for Prometheus. No names, texts, codes or ids of people. */
export interface Metrics {
  /** One answered request; `seconds` from the first byte in to the last byte out. */
  request(method: string, route: string, status: number, seconds: number): void
  job(kind: string, status: string): void
  /** Serves the numbers on a port of their own, apart from the room. */
  listen(port: number, host: string): Promise<{ readonly port: number; close(): Promise<void> }>
}

/** Makes a registry of its own; `rooms` tells how many sockets are open now. */
export function createMetrics(sources: { readonly sockets: () => number }): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'wijkbord_http_seconds',
    help: 'HTTP requests by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.15, 0.5, 1, 5],
    registers: [registry],
  })
  const jobs = new Counter({
    name: 'wijkbord_jobs_total',
    help: 'Jobs of the worker by kind and how they ended',
    labelNames: ['kind', 'status'] as const,
    registers: [registry],
  })
  new Gauge({
    name: 'wijkbord_sockets',
    help: 'Open connections of the shared documents',
    registers: [registry],
    collect() {
      this.set(sources.sockets())
    },
  })
  return {
    request: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    job: (kind, status) => jobs.inc({ kind, status }),
    listen(port, host) {
      const server = createServer((request, response) => {
        if (request.url?.split('?')[0] !== '/metrics') {
          response.writeHead(404).end()
          return
        }
        registry.metrics().then(
          (body) => response.writeHead(200, { 'content-type': registry.contentType }).end(body),
          () => response.writeHead(500).end(),
        )
      })
      return new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          const address = server.address()
          resolve({
            port: typeof address === 'object' && address !== null ? address.port : port,
            close: () => new Promise((closed) => server.close(() => closed())),
          })
        })
      })
    },
  }
}
