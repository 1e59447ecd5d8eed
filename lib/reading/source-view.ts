import type { Claim, Grade } from '../domain/rescue/claim';
import type { Rescue } from '../domain/rescue/rescue';
import type { SourceView } from '../messages/panel-view';

/** Name and, where there is one, link of a source: an https address, or `publication:<id>` of the rescue. */
export function sourceName(rescue: Rescue, source: string): { label: string; url?: string } {
  if (source.startsWith('publication:')) {
    const publication = rescue.publications.find((each) => `publication:${each.id}` === source);
    if (!publication) return { label: source.slice('publication:'.length) };
    return { label: [publication.publisher, publication.title].filter(Boolean).join(': ') };
  }
  if (URL.canParse(source)) {
    const { protocol, hostname } = new URL(source);
    if (protocol === 'https:') return { label: hostname.replace(/^www\./, ''), url: source };
  }
  return { label: source };
}

/** A source of a figure that has no words of its own. */
export function sourceView(rescue: Rescue, source: string, grade: Grade, asOf?: string, note?: string): SourceView {
  return {
    ...sourceName(rescue, source),
    grade,
    unreliable: false,
    ...(asOf !== undefined && { asOf }),
    ...(note !== undefined && { note }),
  };
}

/** Who said a claim, when, in which words. */
export function claimSource(rescue: Rescue, claim: Claim): SourceView {
  return {
    ...sourceView(rescue, claim.source, claim.grade, claim.asOf, claim.note),
    unreliable: claim.status === 'unreliable',
    ...(claim.confirmed && { confirmed: true }),
    ...(claim.quote !== undefined && { quote: claim.quote }),
  };
}
