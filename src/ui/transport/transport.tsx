import { SkipBack, StepBack, StepForward } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useMirror, useParts } from '../sandbox-context';
import { keyCaps } from '../shell/keys';
import { pace } from './pace';
import { ClockFace, PlayBar, PlayIcon, RoundButton, SpeedChoice } from './play-bar';
import {
  playPause,
  restart,
  stepBackEvent,
  stepBackSecond,
  stepEvent,
  stepSecond,
} from './transport.action';

function Clock() {
  const now = useMirror((state) => state.now);
  const playing = useMirror((state) => state.run.playing);
  const speed = useMirror((state) => state.run.speed);
  const reached = useMirror((state) => state.run.speedReached);
  const words = pace(playing, speed, reached);
  return <ClockFace at={now} pace={words} title="Simulated seconds per second" />;
}

/** How fast the page's own run is to go. */
export function RunSpeed({ large }: { large?: boolean }) {
  const { commands } = useParts();
  const speed = useMirror((state) => state.run.speed);
  const choose = (next: number) => commands.control({ type: 'speed', speed: next });
  return <SpeedChoice speed={speed} onSpeed={choose} large={large} />;
}

/** The play bar: where simulated time stands, and what moves it. */
export function Transport() {
  const parts = useParts();
  const playing = useMirror((state) => state.run.playing);
  const started = useMirror((state) => state.now > 0);
  const canTravel = useMirror((state) => state.run.canTravel);
  const step = (event: MouseEvent) => (event.shiftKey ? stepSecond : stepEvent).run(parts);
  const stepBack = (event: MouseEvent) =>
    (event.shiftKey ? stepBackSecond : stepBackEvent).run(parts);
  return (
    <PlayBar>
      <RoundButton
        label={canTravel ? `${restart.label}. The run so far is kept` : restart.label}
        keys={keyCaps(restart.keys[0] ?? '').join(' ')}
        onClick={() => restart.run(parts)}
        disabled={!started}
      >
        <SkipBack size={14} />
      </RoundButton>
      {canTravel && (
        <RoundButton
          label={stepBackEvent.label}
          keys=", · with Shift by 1 s"
          onClick={stepBack}
          disabled={!started}
        >
          <StepBack size={15} />
        </RoundButton>
      )}
      <RoundButton
        label={playing ? 'Pause' : 'Play'}
        keys="Space"
        onClick={() => playPause.run(parts)}
        main
      >
        <PlayIcon playing={playing} />
      </RoundButton>
      <RoundButton label={stepEvent.label} keys=". · with Shift by 1 s" onClick={step}>
        <StepForward size={15} />
      </RoundButton>
      <Clock />
      <RunSpeed />
    </PlayBar>
  );
}
