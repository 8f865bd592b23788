import { ExternalLink, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { carriesSandbox } from '../../formats/share/link-prefix';
import { formatClock } from '../../model/sim-time';
import { SandboxCanvas } from '../canvas/sandbox-canvas';
import { entitiesOf, useCalm } from '../inspector/use-calm';
import { LiveAnnouncements } from '../presenter/live-announcements';
import { useCaption } from '../presenter/use-caption';
import { useMirror, useParts, useView, useWorkspace } from '../sandbox-context';
import { PlayIcon, RoundButton } from '../transport/play-bar';
import { embedOptions } from './embed-options';
import styles from './embed.module.css';
import { useEmbedded } from './use-embedded';

/** What the canvas shows, for those who do not see it: in a frame it cannot be walked. */
function InWords() {
  const words = useCalm((state) =>
    entitiesOf(state, 'service')
      .map(({ name, running, desired }) => `${name}: ${running} of ${desired} tasks run.`)
      .join(' '),
  );
  return <p className="unseen">{words}</p>;
}

function Caption() {
  const caption = useCaption();
  if (!caption) return null;
  return (
    <div className={styles.caption} key={caption.id}>
      <p className={styles.text}>{caption.text}</p>
      {caption.why !== null && <p className={styles.why}>{caption.why}</p>}
    </div>
  );
}

function Bar({ onReset, whole }: { onReset: () => void; whole: string }) {
  const { commands } = useParts();
  const name = useWorkspace((state) => state.name);
  const playing = useMirror((state) => state.run.playing);
  const clock = useMirror((state) => formatClock(state.now).slice(0, -2));
  return (
    <footer className={styles.bar}>
      <RoundButton
        label={playing ? 'Pause' : 'Play'}
        onClick={() => commands.control({ type: playing ? 'pause' : 'play' })}
        main
      >
        <PlayIcon playing={playing} />
      </RoundButton>
      <RoundButton label="Reset" onClick={onReset}>
        <RotateCcw size={15} />
      </RoundButton>
      <span role="timer" aria-label="Simulated time" className={styles.clock}>
        {clock}
      </span>
      <h1 className={styles.name}>{name}</h1>
      <a className={styles.link} href={whole} target="_blank" rel="noreferrer noopener">
        <span className={styles.long}>Open in ECS Sandbox</span>
        <ExternalLink size={14} aria-label="Open in ECS Sandbox" />
      </a>
    </footer>
  );
}

/** Nothing can be shown: why, and where there is something. */
function Trouble({ why, app }: { why: string; app: string }) {
  return (
    <div className={styles.trouble}>
      <div role="alert">
        <h1>This sandbox cannot be shown here</h1>
        <p>{why}</p>
      </div>
      <a href={app} target="_blank" rel="noreferrer noopener">
        Open ECS Sandbox <ExternalLink size={14} aria-hidden />
      </a>
    </div>
  );
}

/** The page inside another page: the canvas with play and reset. It keeps nothing. */
export default function EmbedPage({ started }: { started: Promise<void> }) {
  const [{ options, fragment, whole }] = useState(() => {
    const { hash, origin, pathname, search } = window.location;
    return {
      options: embedOptions(search),
      fragment: carriesSandbox(hash) ? hash : '',
      whole: `${origin}${pathname}${hash}`,
    };
  });
  const { isOpen, problem, reset } = useEmbedded(options, fragment, started);
  // Where the run goes on, nobody need know.
  const crash = useView((state) => (state.crash?.back === 'none' ? state.crash.why : null));
  const trouble = problem ?? crash;
  return (
    <div className={styles.page}>
      <main className={styles.canvas} aria-label="Canvas">
        {isOpen && (
          <>
            <InWords />
            <div className={styles.diagram} inert>
              <SandboxCanvas />
            </div>
            {options.captions && <Caption />}
          </>
        )}
        {trouble !== null && <Trouble why={trouble} app={whole.split('#')[0]!} />}
      </main>
      {isOpen && <Bar onReset={reset} whole={whole} />}
      <LiveAnnouncements />
    </div>
  );
}
