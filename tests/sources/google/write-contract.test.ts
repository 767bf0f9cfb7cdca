import { testWriting } from '../write-contract.ts'
import { openGoogleDesk } from './google-desk.ts'

testWriting({
  name: 'a Google spreadsheet',
  open: async (sheets) => {
    const { source, emulator } = await openGoogleDesk(sheets)
    return {
      source,
      read: async () => (await source.read()).sheets,
      close: () => emulator.stop(),
    }
  },
})
