import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Replay } from '../api/command-log';
import { createSandbox } from '../api/create-sandbox';
import type { Dispatcher } from '../api/dispatcher';
import { EXPORTERS } from '../formats/exporters';
import type { ExportResult } from '../formats/export-result';
import { withSandbox } from '../formats/share/png-sandbox';
import { seconds } from '../model/sim-time';
import { isFolder, placeOf, writeFile } from './files';
import { type OpenedSource, openSource } from './open-source';
import { answer, jsonText, tellFindings } from './output';
import { animatedSvgOf, pngOf, svgOf } from './picture';
import { filmAsked, PICTURE_FLAGS, PICTURE_VALUES, pictureChoices } from './picture-options';
import { LONGEST_RUN } from './run';
import { SourceError } from './source-error';
import { SOURCE_REPEATED, SOURCE_VALUES, sourceOptions } from './source-options';
import { type Arguments, numberOf, readArguments, UsageError, wordOf } from './usage';

const PICTURES = ['svg', 'png'] as const;

/**
 * `sim export FILE --to KIND [-o OUT] [--json]`: the sandbox as another kind of file, or as a
 * picture (`picture-options.ts`). `--at S` lets time pass, or be, up to that moment. Several files
 * go into the folder OUT, or to standard output one after another.
 */
export async function exportFile(args: string[]): Promise<number> {
  const read = readArguments(args, {
    flags: ['--json', ...PICTURE_FLAGS],
    values: [...SOURCE_VALUES, '--to', '-o', '--at', ...PICTURE_VALUES],
    repeated: SOURCE_REPEATED,
  });
  const kinds = [...EXPORTERS.map(({ id }) => id), ...PICTURES];
  const to = wordOf(read, '--to', kinds, undefined);
  if (to === undefined) throw new UsageError(`export to what? --to ${kinds.join(', ')}`);
  const isPicture = to === 'svg' || to === 'png';
  if (isPicture && read.flags.has('--json'))
    throw new UsageError('a picture is no JSON: no --json');
  for (const option of isPicture ? [] : [...PICTURE_FLAGS, ...PICTURE_VALUES]) {
    const isGiven = read.values.has(option) || read.flags.has(option);
    if (isGiven) throw new UsageError(`${option} is for svg and png only`);
  }
  if (to === 'png' && read.values.has('--animate')) {
    throw new UsageError('a PNG stands still: --animate goes with --to svg');
  }
  const { file } = read;
  const exporter = EXPORTERS.find(({ id }) => id === to);
  const source = await openSource(file, {
    ...sourceOptions(read),
    asService: isPicture,
    otherDecisions: exporter?.choices,
  });
  const moved = at(source, read);
  if (!exporter) return exportPicture(moved, to as (typeof PICTURES)[number], read);
  const { choices } = sourceOptions(read);
  const result = await exporter.write(moved.document(), choices ? { choices } : {});
  if (!read.flags.has('--json')) tellFindings(file, [...source.findings, ...result.findings]);
  if (result.files.length === 0) return nothingToWrite(result, read, to);
  print(result, read);
  return 0;
}

/** No file is written, no folder made; with `--json` the findings are the answer still. */
function nothingToWrite(result: ExportResult, read: Arguments, to: string): number {
  if (read.flags.has('--json')) print(result, read);
  process.stderr.write(`${read.file} gives no ${to}: nothing was written\n`);
  return 1;
}

/** The source at the moment asked for: later, or an earlier one of its own past. */
function at(source: OpenedSource, read: Arguments): OpenedSource {
  if (!read.values.has('--at')) return source;
  const moment = seconds(numberOf(read, '--at', 0, { most: LONGEST_RUN }));
  const { engine, log } = source.sandbox;
  if (engine.now <= moment) {
    engine.advanceTo(moment);
    return source;
  }
  const sandbox: Dispatcher = createSandbox({ seed: engine.ctx.world.seed });
  const past = log.filter((command) => command.at <= moment);
  new Replay(sandbox, past).advanceTo(moment);
  return { ...source, sandbox, document: () => source.document(sandbox) };
}

async function exportPicture(
  { document, findings }: OpenedSource,
  to: (typeof PICTURES)[number],
  read: Arguments,
): Promise<number> {
  const { file, values } = read;
  const choices = pictureChoices(read);
  const film = filmAsked(read);
  const saved = document();
  const drawn = await (film
    ? animatedSvgOf(saved, film.plan, { ...choices, ...film.size })
    : to === 'svg'
      ? svgOf(saved, choices)
      : pngOf(saved, choices));
  tellFindings(file, findings);
  if (drawn === undefined) {
    const message = 'there is nothing in it to make a picture of';
    throw new SourceError(file, { path: '', severity: 'error', message });
  }
  answer(typeof drawn === 'string' ? drawn : withSandbox(drawn, saved), values.get('-o'));
  return 0;
}

function print({ files, findings }: ExportResult, { flags, values }: Arguments): void {
  const out = values.get('-o');
  if (flags.has('--json')) {
    const texts = Object.fromEntries(files.map(({ name, text }) => [name, text]));
    return answer(jsonText({ files: texts, findings }), out);
  }
  if (out === undefined || out === '-' || (files.length === 1 && !isFolder(out))) {
    return answer(files.map(({ text }) => text).join(''), out);
  }
  mkdirSync(placeOf(out), { recursive: true });
  for (const { name, text } of files) writeFile(join(out, name), text);
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  process.stderr.write(`wrote ${count} into ${out}\n`);
}
