import { formatDate } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { shortened } from '../../../lib/i18n/shortened';
import { bandShare, bandText } from '../../rescue/CoverageBar';
import { coverageSegments, type Segment } from '../../rescue/coverage-segments';
import type { Viewed } from '../viewed';
import { filledText } from './summary';

const [width, height, edge] = [1_200, 630, 64];
const font = 'system-ui, sans-serif';

/** The colours that the picture is drawn in: those of the page. */
interface Colours {
  ink: string;
  soft: string;
  paper: string;
  line: string;
  fill: string;
}

/** The headline and the bar as a picture of the size that sites show links with. */
export function drawPicture(canvas: HTMLCanvasElement, seen: Viewed, colours: Colours): void {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  const { view, ladder, reading } = seen;
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, width, height);
  const write = (text: string, y: number, size: number, { bold = false, colour = colours.ink } = {}): void => {
    context.font = `${bold ? '650 ' : ''}${size}px ${font}`;
    context.fillStyle = colour;
    context.textBaseline = 'alphabetic';
    context.fillText(fitted(context, text), edge, y);
  };
  write(view.name, 104, 34, { bold: true });
  write(filledText(ladder), 176, 44, { bold: true });
  bar(context, seen, colours);
  legend(context, seen, colours);
  const { denominator, unit } = ladder;
  write(message('copyOf', denominator.amount, unit, denominator.label), height - 98, 24, { colour: colours.soft });
  write(message('copyAsOf', formatDate(reading.now)), height - 62, 24, { colour: colours.soft });
}

/** Cut to the room there is. */
function fitted(context: CanvasRenderingContext2D, text: string): string {
  const room = width - 2 * edge;
  let length = 200;
  let shown = shortened(text, length);
  while (context.measureText(shown).width > room && length > 10) {
    length = Math.min(length, [...shown].length) - 4;
    shown = shortened(text, length);
  }
  return shown;
}

function bar(context: CanvasRenderingContext2D, { ladder }: Viewed, colours: Colours): void {
  const { gifts, apart, shortfallAt } = coverageSegments(ladder);
  const room = width - 2 * edge;
  const [top, tall] = [226, 74];
  const x = (hundredths: number) => edge + (hundredths / 10_000) * room;
  context.strokeStyle = colours.line;
  context.lineWidth = 2;
  context.strokeRect(edge, top, room, tall);
  const piece = ({ stage, instrument, from, to }: Segment, y: number, h: number): void => {
    const tone = instrument === 'loan' || instrument === 'guarantee' ? colours.soft : colours.fill;
    fillStage(context, stage, tone, [x(from), y, Math.max(2, x(to) - x(from)), h]);
  };
  for (const segment of gifts) piece(segment, top, tall);
  for (const segment of apart) piece(segment, top + tall + 6, 22);
  if (shortfallAt !== undefined) {
    context.fillStyle = colours.ink;
    context.fillRect(x(shortfallAt) - 2, top - 6, 4, tall + 12);
  }
}

/** As in the bar of the page: solid is delivered; the weaker, the thinner its hatching; the weakest are outlines. */
function fillStage(
  context: CanvasRenderingContext2D,
  stage: string,
  tone: string,
  [x, y, w, h]: readonly [number, number, number, number],
): void {
  const strokes: Readonly<Record<string, readonly [number, number]>> = {
    executed: [8, 4],
    approved: [4, 4],
    committed: [2, 6],
    voting: [2, 14],
  };
  context.save();
  context.beginPath();
  context.rect(x, y, w, h);
  context.clip();
  context.fillStyle = tone;
  context.strokeStyle = tone;
  const hatch = strokes[stage];
  if (stage === 'delivered') context.fillRect(x, y, w, h);
  else if (hatch) {
    const [stroke, gap] = hatch;
    context.lineWidth = stroke;
    for (let at = x - h; at < x + w + h; at += (stroke + gap) * Math.SQRT2) {
      context.beginPath();
      context.moveTo(at, y + h);
      context.lineTo(at + h, y);
      context.stroke();
    }
  }
  context.restore();
  context.save();
  context.strokeStyle = tone;
  context.lineWidth = 2;
  if (!hatch && stage !== 'delivered') context.setLineDash([6, 5]);
  context.strokeRect(x + 1, y + 1, Math.max(0, w - 2), h - 2);
  context.restore();
}

function legend(context: CanvasRenderingContext2D, { ladder }: Viewed, colours: Colours): void {
  context.font = `22px ${font}`;
  context.textBaseline = 'alphabetic';
  let [x, y] = [edge, 378];
  for (const band of ladder.bands.filter(({ instrument, highBps }) => instrument !== 'deposit' && highBps >= 10)) {
    const text = message('barPart', bandText(band), bandShare(band));
    const room = 34 + context.measureText(text).width + 30;
    if (x > edge && x + room > width - edge) [x, y] = [edge, y + 38];
    if (y > 470) return;
    const tone = band.instrument === 'loan' || band.instrument === 'guarantee' ? colours.soft : colours.fill;
    fillStage(context, band.stage, tone, [x, y - 18, 20, 20]);
    context.fillStyle = colours.ink;
    context.fillText(text, x + 30, y);
    x += room;
  }
}

/** The colours that an element is drawn in. */
export function coloursOf(element: Element): Colours {
  const resolved = (value: string): string => {
    const probe = document.createElement('i');
    probe.style.color = value;
    element.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  return {
    ink: resolved('var(--ink)'),
    soft: resolved('var(--soft)'),
    paper: resolved('var(--paper)'),
    line: resolved('var(--line)'),
    fill: resolved('var(--fill)'),
  };
}
