import { createHash } from 'node:crypto'
import type { drive_v3 } from '@googleapis/drive'
import type { ApiAnswer, ApiRequest } from './answer.ts'
import { driveRefusal, permissionNotFound } from './drive-refusals.ts'
import { applyMask, parseMask } from './field-mask.ts'
import type { Document } from './spreadsheet.ts'

type Permission = drive_v3.Schema$Permission

const USUAL = 'kind,id,type,role'
const ID_DIGITS = 20

/** The same whoever shares with somebody, and whatever is shared. */
function idOf({ type, emailAddress, domain, allowFileDiscovery }: Permission): string {
  if (type === 'anyone') return allowFileDiscovery ? 'anyone' : 'anyoneWithLink'
  const hash = createHash('sha256')
    .update((emailAddress ?? domain ?? '').toLowerCase())
    .digest('hex')
  const digits = BigInt(`0x${hash}`).toString().slice(0, ID_DIGITS)
  return type === 'domain' ? `${digits}k` : digits
}

/** A permission with everything that Drive tells when all of it is asked for. */
function whole(given: Permission): Permission {
  const { type, role, emailAddress, domain, allowFileDiscovery } = given
  return {
    kind: 'drive#permission',
    id: idOf(given),
    type: type ?? '',
    role: role ?? '',
    ...(type === 'user' || type === 'group'
      ? { emailAddress: emailAddress ?? '', displayName: emailAddress ?? '', deleted: false }
      : { allowFileDiscovery: allowFileDiscovery ?? false }),
    ...(type === 'user' ? { pendingOwner: false } : {}),
    ...(type === 'domain' ? { domain: domain ?? '', displayName: domain ?? '' } : {}),
  }
}

/** What whoever makes a document has. */
export const ownerPermission = (emailAddress: string): Permission =>
  whole({ type: 'user', role: 'owner', emailAddress })

/** Answers a call of a file's permissions. */
export function permissionsAnswer(
  document: Document,
  { method, body, query }: ApiRequest,
  id: string | undefined,
): ApiAnswer {
  const told = (permission: Permission): ApiAnswer => ({
    status: 200,
    body: applyMask(permission, parseMask(query.get('fields') ?? USUAL)),
  })
  // The seam of bodies: what a client sends is taken for what Google's types promise.
  const given = (): Permission => JSON.parse(body || '{}')
  if (id === undefined) return method === 'POST' ? shared(document, given(), told) : listed(document, query)
  const found = document.permissions.find((each) => each.id === id)
  if (found === undefined) return permissionNotFound(id)
  if (method === 'GET') return told(found)
  if (method === 'DELETE') {
    document.permissions = document.permissions.filter((each) => each !== found)
    return { status: 204, body: undefined }
  }
  const changed = whole({ ...found, role: given().role ?? found.role ?? '' })
  document.permissions = document.permissions.map((each) => (each === found ? changed : each))
  return told(changed)
}

function shared(
  document: Document,
  given: Permission,
  told: (permission: Permission) => ApiAnswer,
): ApiAnswer {
  if (!given.type)
    return driveRefusal(400, 'required', 'The permission type field is required.', 'permission.type')
  if (!given.role)
    return driveRefusal(400, 'required', 'The permission role field is required.', 'permission.role')
  const added = whole(given)
  document.permissions = [...document.permissions.filter((each) => each.id !== added.id), added]
  return told(added)
}

function listed({ permissions }: Document, query: URLSearchParams): ApiAnswer {
  const list = { kind: 'drive#permissionList', permissions } satisfies drive_v3.Schema$PermissionList
  const fields = query.get('fields') ?? `kind,nextPageToken,permissions(${USUAL})`
  return { status: 200, body: applyMask(list, parseMask(fields)) }
}
