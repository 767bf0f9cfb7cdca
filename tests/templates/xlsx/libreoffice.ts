import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Whether LibreOffice can be asked for its opinion here. */
export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0

/** What LibreOffice made of a workbook. */
export interface Opinion {
  /** Saved again as .xlsx. */
  readonly saved: Buffer
  /** The first visible sheet as it is shown. */
  readonly shown: string
  /** The pages as they would be printed. */
  readonly printed: Buffer
  /** Frozen or not, and how many columns and rows, as the open window says. */
  readonly panes: string
}

/** Opens a workbook in LibreOffice, under a profile of its own, and saves it in other forms. */
export function askLibreOffice(bytes: Buffer): Opinion {
  const folder = mkdtempSync(join(tmpdir(), 'xlsx-'))
  const profile = join(folder, 'profile')
  const run = (...args: readonly string[]) => {
    const call = ['--headless', `-env:UserInstallation=${pathToFileURL(profile).href}`, ...args]
    const { status, stderr } = spawnSync('soffice', call, { timeout: 90_000, encoding: 'utf8' })
    if (status !== 0) throw new Error(`soffice ${args.join(' ')}: ${stderr}`)
  }
  try {
    const source = join(folder, 'book.xlsx')
    writeFileSync(source, bytes)
    const converted = (form: string, ending: string) => {
      run('--convert-to', form, '--outdir', join(folder, 'out'), source)
      return readFileSync(join(folder, 'out', `book.${ending}`))
    }
    const saved = converted('xlsx', 'xlsx')
    const shown = converted('csv:Text - txt - csv (StarCalc):44,34,76,1', 'csv').toString('utf8')
    const printed = converted('pdf', 'pdf')
    // The first run has made the profile; a macro written before it would have been overwritten.
    const basic = join(profile, 'user', 'basic', 'Standard')
    writeFileSync(join(basic, 'script.xlb'), LIBRARY)
    writeFileSync(join(basic, 'Panes.xba'), MACRO)
    const report = join(folder, 'panes.txt')
    run(`macro:///Standard.Panes.Report("${pathToFileURL(source).href}","${report}")`)
    return { saved, shown, printed, panes: readFileSync(report, 'utf8').trim() }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const LIBRARY = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
  library:readonly="false" library:passwordprotected="false"><library:element library:name="Panes"/></library:library>`

// Converting opens no window, and without one LibreOffice forgets frozen panes: they can only be asked of a window.
const MACRO = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Panes" script:language="StarBasic">
Sub Report(source As String, target As String)
  Dim none()
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, none())
  window = document.CurrentController
  file = FreeFile
  Open target For Output As #file
  Print #file, window.hasFrozenPanes() &amp; " " &amp; window.SplitColumn &amp; " " &amp; window.SplitRow
  Close #file
  document.close(True)
End Sub
</script:module>`
