const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost']

/** Whether nobody on the way can change what comes from an address: https, or within this machine. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname))
}
