import type { ApiAnswer } from './answer.ts'

/** An error as Drive words it, which is another way than Sheets has. Known from its documentation, not from a recording. */
export function driveRefusal(code: number, reason: string, message: string, location?: string): ApiAnswer {
  const place = location === undefined ? {} : { locationType: 'parameter', location }
  return {
    status: code,
    body: { error: { code, message, errors: [{ message, domain: 'global', reason, ...place }] } },
  }
}

/** 404 for a file. */
export const fileNotFound = (id: string): ApiAnswer =>
  driveRefusal(404, 'notFound', `File not found: ${id}.`, 'fileId')

/** 404 for a permission of a file. */
export const permissionNotFound = (id: string): ApiAnswer =>
  driveRefusal(404, 'notFound', `Permission not found: ${id}.`, 'permissionId')
