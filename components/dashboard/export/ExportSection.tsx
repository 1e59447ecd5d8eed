import { useState } from 'preact/hooks';
import { type MessageKey, message } from '../../../lib/i18n/message';
import type { DashboardView } from '../../../lib/messages/dashboard-view';
import type { ActivityView } from '../../../lib/messages/popup-view';
import { request } from '../../../lib/messages/request';
import type { Ladders } from '../../../lib/reading/ladder-at';
import { Section } from '../Section';
import type { Viewed } from '../viewed';
import { csvOf, type ExportTable } from './csv';
import { coloursOf, drawPicture } from './draw-picture';
import { jsonOf } from './json';
import { fileName, saveFile } from './save-file';
import { summaryOf } from './summary';
import { activityTable, contributionsTable, deliveriesTable, historyTable, ladderTable, votesTable } from './tables';

interface Props {
  seen: Viewed;
  ladders: Ladders;
  votes: DashboardView['votes'];
  activity: readonly ActivityView[] | undefined;
}

/** What the page shows, to be taken elsewhere: as tables, as data, as text, as a picture, on paper. */
export function ExportSection({ seen, ladders, votes, activity }: Props) {
  const [said, setSaid] = useState<MessageKey>();
  const { view, reading } = seen;
  const csv: readonly { title: MessageKey; table: () => ExportTable | Promise<ExportTable> }[] = [
    { title: 'exportLadder', table: () => ladderTable(ladders, seen) },
    { title: 'exportContributions', table: () => contributionsTable(seen) },
    { title: 'exportVotes', table: () => votesTable(votes) },
    { title: 'exportHistory', table: async () => historyTable(await readRaces(votes)) },
    { title: 'exportDeliveries', table: () => deliveriesTable(seen) },
    { title: 'exportActivity', table: () => activityTable(activity ?? []) },
  ];
  const tell = (work: () => Promise<void> | void, done?: MessageKey) => (): void => {
    setSaid(undefined);
    Promise.resolve()
      .then(work)
      .then(
        () => setSaid(done),
        () => setSaid('exportFailed'),
      );
  };
  const save = (name: string, ending: string, type: string, text: string): void =>
    saveFile(fileName(view.rescue, name, reading.now, ending), new Blob([text], { type: `${type};charset=utf-8` }));
  return (
    <Section id="export" title={message('exportHeading')} lead={message('exportLead')}>
      <div class="exports">
        <h3 id="export-csv">{message('exportCsv')}</h3>
        <ul class="plain row" aria-labelledby="export-csv">
          {csv.map(({ title, table }) => (
            <li key={title}>
              <button
                type="button"
                onClick={tell(async () => {
                  const made = await table();
                  save(made.name, 'csv', 'text/csv', csvOf(made));
                })}
              >
                {message(title)}
              </button>
            </li>
          ))}
        </ul>
        <h3 id="export-other">{message('exportOther')}</h3>
        <ul class="plain row" aria-labelledby="export-other">
          <li>
            <button
              type="button"
              onClick={tell(() =>
                save('all', 'json', 'application/json', jsonOf(seen, ladders, votes, activity ?? [])),
              )}
            >
              {message('exportJson')}
            </button>
          </li>
          <li>
            <button type="button" onClick={tell(() => navigator.clipboard.writeText(summaryOf(seen)), 'exportCopied')}>
              {message('exportText')}
            </button>
          </li>
          <li>
            <button
              type="button"
              onClick={tell(
                () => navigator.clipboard.write([new ClipboardItem({ 'image/png': pictureOf(seen) })]),
                'exportCopied',
              )}
            >
              {message('exportPicture')}
            </button>
          </li>
          <li>
            <button
              type="button"
              onClick={tell(async () =>
                saveFile(fileName(view.rescue, 'picture', reading.now, 'png'), await pictureOf(seen)),
              )}
            >
              {message('exportSavePicture')}
            </button>
          </li>
          <li>
            <button type="button" onClick={() => window.print()}>
              {message('exportPrint')}
            </button>
          </li>
        </ul>
        <p role="status">{said !== undefined && message(said)}</p>
      </div>
    </Section>
  );
}

async function readRaces(votes: DashboardView['votes']): Promise<Parameters<typeof historyTable>[0]> {
  const races: Parameters<typeof historyTable>[0][number][] = [];
  for (const { vote } of votes) {
    const race = await request('readRace', { key: vote.key });
    if (race.kind === 'race') races.push({ key: vote.key, race });
  }
  return races;
}

function pictureOf(seen: Viewed): Promise<Blob> {
  const canvas = document.createElement('canvas');
  drawPicture(canvas, seen, coloursOf(document.body));
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser drew no picture.'))), 'image/png');
  });
}
