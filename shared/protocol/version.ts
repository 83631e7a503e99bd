/** Schema version of the documents; sent as `v` at the handshake. An older client is told to reload (4426). */
export const schemaVersion = 3
