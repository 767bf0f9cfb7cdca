import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The files as LibreOffice saves them again, opened under a profile of its own. */
export function savedByLibreOffice(files: readonly string[]): readonly Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'saved-'))
  try {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const call = ['--headless', profile, '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), ...files]
    const { status, stderr } = spawnSync('soffice', call, { timeout: 200_000, encoding: 'utf8' })
    if (status !== 0) throw new Error(`soffice: ${stderr}`)
    return files.map((file) => readFileSync(join(folder, 'out', basename(file))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
