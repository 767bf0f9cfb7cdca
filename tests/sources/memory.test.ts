import { expect, it } from 'vitest'
import { memorySource, plainSheet } from '../../src/sources/memory.ts'
import { SourceError } from '../../src/sources/source.ts'
import { testSource } from './contract.ts'
import { testWriting } from './write-contract.ts'

testSource({
  name: 'memory',
  open: async (sheets) => {
    const source = memorySource(sheets)
    return {
      source,
      replace: async (next) => source.replace(next),
      remove: async () => source.fail(new SourceError('MISSING', 'gone')),
    }
  },
})

testWriting({
  name: 'memory',
  open: async (sheets) => {
    const source = memorySource(sheets)
    return { source, read: async () => (await source.read()).sheets }
  },
})

it('fails as told until it is filled again', async () => {
  const source = memorySource([])
  source.fail(new SourceError('DAMAGED', 'half written'))
  await expect(source.read()).rejects.toMatchObject({ fault: 'DAMAGED' })
  source.replace([plainSheet('名簿', [['番号']])])
  expect((await source.read()).sheets).toHaveLength(1)
})
