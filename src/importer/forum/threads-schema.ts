import { z } from 'zod'
import { insideFolder } from '../mapping/schema.ts'

/** The form of `threads:` of a manifest. */
export const threadsSchema = z
  .array(
    z.strictObject({
      path: z
        .union([insideFolder, z.array(insideFolder).min(1)])
        .describe(
          'A saved page of a thread in this folder, or a pattern such as pages/*.html: HTML of XenForo, phpBB or Discourse, or the text copied from XenForo; each may be gzipped.',
        ),
      thread: z
        .string()
        .regex(
          /^[a-z0-9]+(-[a-z0-9]+)*$/,
          'Expected lower-case words joined by hyphens, such as bridge-closed.',
        )
        .describe(
          'A name for the thread, part of the keys of its posts; needed where a data set has several and their pages do not say their addresses.',
        )
        .optional(),
      firstPost: z
        .int()
        .min(1)
        .describe('The number of the first post, where the page numbers none and is not the first.')
        .optional(),
      keepText: z
        .boolean()
        .describe(
          'Whether the licence lets the text of posts be kept. Otherwise its hash is, and where the words stand.',
        )
        .optional(),
    }),
  )
  .min(1, 'Expected at least one page.')

export type ThreadEntry = z.output<typeof threadsSchema>[number]
