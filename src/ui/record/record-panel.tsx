import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { sandboxFileName } from '../../formats/sandbox/save';
import { toSeconds } from '../../model/sim-time';
import { saveBlob } from '../files/save-blob';
import { useMirror, useParts, useWorkspace } from '../sandbox-context';
import { useDrawingTheme } from '../theme/drawing-theme';
import {
  bytesInWords,
  type FilmChoices,
  filmInWords,
  filmProblem,
  firstFilm,
  stretchOf,
} from './film-choices';
import { RecordFields } from './record-fields';
import panel from '../files/file-panel.module.css';
import styles from './record.module.css';
import { usePoster } from './use-poster';
import { type MadeFilm, type Recording, useRecording } from './use-recording';
import { useReelRun } from './use-reel-run';
import { useWebm } from './use-webm';

const percent = (share: number): string => `${Math.floor(share * 100)} %`;

const NAMES = { gif: 'GIF', webm: 'WebM', svg: 'SVG' } as const;

/** The film itself, playing, once it has been made. */
function Film({ film, name }: { film: MadeFilm; name: string }) {
  const label = `The film of ${name}`;
  if (film.format !== 'webm') return <img src={film.url} alt={label} />;
  return <video src={film.url} aria-label={label} controls autoPlay loop muted />;
}

/** What is to be seen on the left: the film, how far it is, or its first picture. */
function Preview(props: {
  recording: Recording;
  poster: string | null;
  opening: number | null;
  choices: FilmChoices;
}) {
  const { recording, poster, opening, choices } = props;
  const name = useWorkspace((state) => state.name);
  const isRunning = recording.state === 'running';
  return (
    <div className={styles.preview} data-theme={choices.theme}>
      {recording.state === 'made' ? (
        <Film film={recording.film} name={name} />
      ) : (
        poster !== null && (
          <img src={poster} alt={`First picture of ${name}`} data-dim={isRunning} />
        )
      )}
      {opening !== null && (
        <p className={`${panel.over} ${styles.over}`}>
          Running the sandbox once more: {percent(opening)}
        </p>
      )}
      {isRunning && (
        <div className={`${panel.over} ${styles.over}`}>
          <p>Recording: {percent(recording.progress)}</p>
          <Progress value={recording.progress * 100} aria-label="Recording" />
        </div>
      )}
    </div>
  );
}

function useChoices() {
  const theme = useDrawingTheme();
  const end = useMirror(({ now, run }) => Math.max(now, run.head) as typeof now);
  const state = useState(() => firstFilm(end, theme.startsWith('dark') ? 'dark' : 'light'));
  return { end, state };
}

/** A stretch of the run as a film: what, how, its first picture, and then the film. */
export default function RecordPanel() {
  const parts = useParts();
  const { end, state } = useChoices();
  const [choices, setChoices] = state;
  const { run, progress, problem } = useReelRun(parts.newTransport !== null);
  const { recording, start, reset } = useRecording(run);
  const isRunning = recording.state === 'running';
  const wrong = filmProblem(choices, end);
  const poster = usePoster(run, choices, recording.state === 'idle' && wrong === null);
  const canWebm = useWebm(choices);
  const [told, setTold] = useState<string | null>(null);
  const change = (next: FilmChoices) => {
    setChoices(next);
    setTold(null);
    if (recording.state !== 'idle') reset();
  };
  const noWebm = choices.format === 'webm' && !canWebm;
  const because =
    (parts.newTransport === null ? 'What “sim serve” runs cannot be filmed here.' : problem) ??
    wrong ??
    (noWebm ? 'This browser cannot write WebM of this size: take GIF.' : null) ??
    (recording.state === 'failed' ? recording.why : null);
  const made = recording.state === 'made' ? recording.film : null;
  const save = (film: MadeFilm) => {
    const stretch = stretchOf(choices);
    const span = `${toSeconds(stretch.from)}-${toSeconds(stretch.to)}s`;
    const fileName = filmName(run?.document.name ?? 'sandbox', span, film.format);
    saveBlob(fileName, film.blob);
    setTold(`Saved as ${fileName}.`);
  };
  return (
    <div className={styles.panel}>
      <Preview
        recording={recording}
        poster={poster}
        opening={run === null && because === null ? progress : null}
        choices={choices}
      />
      <div className={panel.side}>
        <RecordFields choices={choices} onChoices={change} disabled={isRunning} />
        <p className={`${panel.size} ${styles.size}`}>
          {made
            ? `${NAMES[made.format]} of ${bytesInWords(made.blob.size)}`
            : wrong === null && filmInWords(choices)}
        </p>
        <div className={panel.buttons}>
          {isRunning ? (
            <Button variant="outline" onClick={reset}>
              Cancel
            </Button>
          ) : made ? (
            <Button onClick={() => save(made)}>Save {NAMES[made.format]}</Button>
          ) : (
            <Button
              disabled={run === null || wrong !== null || noWebm}
              onClick={() => void start(choices)}
            >
              Record
            </Button>
          )}
        </div>
        <p className={panel.told} role="status">
          {because ?? told}
        </p>
      </div>
    </div>
  );
}

/** `shop-120-130s.gif`. */
const filmName = (name: string, span: string, format: string): string =>
  sandboxFileName(name).replace(/\.ecs-sandbox\.json$/, `-${span}.${format}`);
