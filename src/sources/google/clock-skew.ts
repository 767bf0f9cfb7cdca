/**
 * How far this machine's clock is ahead of a server's, in milliseconds; `null` where the server cannot be asked. Servers
 * tell the time in whole seconds (RFC 9110, section 6.6.1), which is enough here.
 */
export async function clockSkew(origin: string): Promise<number | null> {
  const answer = await fetch(origin, { method: 'HEAD', signal: AbortSignal.timeout(10_000) }).catch(
    () => null,
  )
  const told = Date.parse(answer?.headers.get('date') ?? '')
  return Number.isNaN(told) ? null : Date.now() - told
}
