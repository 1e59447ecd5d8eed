import { bundledKey, ownKey } from '../../catalogue/lists/merge-lists';
import { type Draft, fieldsOf, itemsOf, parseDraft } from '../../catalogue/own/draft';
import { readMergedLists } from '../../catalogue/rescues';
import { bundledList } from '../../catalogue/rescues/bundled-list';
import { readOwnRescues } from '../../store/lists/own-rescues';
import { readListTexts } from '../../store/lists/subscriptions';

/** A rescue as its list has it: the user's own, where they have one, else the one that counts. */
export async function listedAs(id: string): Promise<Draft | undefined> {
  const texts = await readListTexts();
  const lists: [string, unknown][] = [
    [ownKey, { rescues: await readOwnRescues() }],
    [bundledKey, bundledList],
    ...[...texts].map(([url, text]): [string, unknown] => [url, parseDraft(text)]),
  ];
  const found = lists.flatMap(([key, list]) => {
    const rescue = itemsOf(fieldsOf(list).rescues).find((each) => each.id === id);
    return rescue ? [{ key, rescue }] : [];
  });
  const chosen = readMergedLists().conflicts.find(({ rescueId }) => rescueId === id)?.chosen;
  const own = found.find(({ key }) => key === ownKey);
  return (own ?? found.find(({ key }) => key === chosen) ?? found[0])?.rescue;
}
