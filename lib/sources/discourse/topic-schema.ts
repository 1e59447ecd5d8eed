import { z } from '../../platform/zod';

/** A link as Discourse counts it. `reflection`: it leads from elsewhere to here. */
const countedLink = z.object({ url: z.string(), reflection: z.nullish(z.boolean()) });

/** A poll as its plugin serves it. `votes` is missing where the reader may not see them. */
const poll = z.object({
  name: z.nullish(z.string()),
  title: z.nullish(z.string()),
  type: z.nullish(z.string()),
  status: z.nullish(z.string()),
  close: z.nullish(z.string()),
  voters: z.nullish(z.number()),
  options: z.array(z.object({ html: z.string(), votes: z.nullish(z.number()) })),
});

/** A tag: a string on older sites. */
const tag = z.union([z.string(), z.object({ name: z.string() })]);

/** What may be wrong without making the topic unreadable: it is left out. */
function lenient<T extends Parameters<typeof z.catch>[0]>(schema: T) {
  return z.catch(z.nullish(schema), undefined);
}

/** The part of `/t/ID.json` that we read. Unknown fields are dropped. Source: Discourse's topic view serializer. */
export const discourseTopic = z.object({
  id: z.int(),
  title: z.string(),
  closed: z.nullish(z.boolean()),
  archived: lenient(z.boolean()),
  tags: lenient(z.array(tag)),
  category_id: lenient(z.int()),
  posts_count: lenient(z.int()),
  highest_post_number: lenient(z.int()),
  created_at: lenient(z.string()),
  last_posted_at: lenient(z.string()),
  post_stream: z.object({
    posts: z
      .array(
        z.object({
          post_number: z.int(),
          /** HTML. Read for links, amounts and words, never shown. */
          cooked: z.string(),
          username: lenient(z.string()),
          version: lenient(z.int()),
          updated_at: lenient(z.string()),
          link_counts: z.nullish(z.array(countedLink)),
          polls: lenient(z.array(poll)),
        }),
      )
      .check(z.minLength(1)),
  }),
  details: z.nullish(
    z.object({
      links: z.nullish(z.array(countedLink)),
      created_by: lenient(z.object({ username: z.string() })),
      last_poster: lenient(z.object({ username: z.string() })),
      /** Those who wrote most, with how much. */
      participants: lenient(z.array(z.object({ username: z.string(), post_count: z.int() }))),
    }),
  ),
});

/** A topic as its forum serves it. */
export type DiscourseTopic = z.infer<typeof discourseTopic>;
/** A poll as its forum serves it. */
export type DiscoursePoll = z.infer<typeof poll>;

/** What a forum says beside a refusal. */
export const discourseRefusal = z.object({
  error_type: z.nullish(z.string()),
  extras: z.nullish(z.object({ wait_seconds: z.nullish(z.number()) })),
});
