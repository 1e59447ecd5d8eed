import { z } from '../../platform/zod';

/** A link as Discourse counts it. `reflection`: it leads from elsewhere to here. */
const countedLink = z.object({ url: z.string(), reflection: z.nullish(z.boolean()) });

/** The part of `/t/ID.json` that we read. Unknown fields are dropped. Source: Discourse's topic view serializer. */
export const discourseTopic = z.object({
  id: z.int(),
  title: z.string(),
  closed: z.nullish(z.boolean()),
  post_stream: z.object({
    posts: z
      .array(
        z.object({
          post_number: z.int(),
          /** HTML. Read for links, never shown. */
          cooked: z.string(),
          link_counts: z.nullish(z.array(countedLink)),
        }),
      )
      .check(z.minLength(1)),
  }),
  details: z.nullish(z.object({ links: z.nullish(z.array(countedLink)) })),
});

/** A topic as its forum serves it. */
export type DiscourseTopic = z.infer<typeof discourseTopic>;

/** What a forum says beside a refusal. */
export const discourseRefusal = z.object({
  error_type: z.nullish(z.string()),
  extras: z.nullish(z.object({ wait_seconds: z.nullish(z.number()) })),
});
