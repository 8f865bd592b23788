import { Slider, Tooltip, UnstyledButton } from '@mantine/core';
import { Pause, Play, SkipBack, StepForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatClock, seconds, toSeconds } from '../../model/sim-time';
import type { Playback } from '../../state/comparison-playback';
import { pace, SPEEDS } from '../transport/pace';
import styles from './playback-bar.module.css';

/** One play bar for both: neither variant gets ahead of the other. */
export function PlaybackBar({ playback }: { playback: Playback }) {
  const { at, playing, speed, reached } = useStore(playback.state);
  const name = playing ? 'Pause' : 'Play';
  return (
    <div className={styles.bar} role="toolbar" aria-label="Transport">
      <Round
        label="Back to the beginning"
        keys="Shift R"
        onClick={() => void playback.seek(playback.from)}
      >
        <SkipBack size={14} />
      </Round>
      <Round label={name} keys="Space" main onClick={() => toggle(playback)}>
        {playing ? (
          <Pause size={15} fill="currentColor" strokeWidth={0} />
        ) : (
          <Play size={14} fill="currentColor" />
        )}
      </Round>
      <Round label="Step to the next second" keys="." onClick={() => void playback.step()}>
        <StepForward size={15} />
      </Round>
      <div className={styles.clock}>
        <span role="timer" aria-label="Simulated time" className={styles.time}>
          {formatClock(at)}
        </span>
        <span className={styles.pace} title="Simulated seconds per second, both together">
          {pace(playing, speed, reached)}
        </span>
      </div>
      <div className={styles.speeds} role="group" aria-label="Speed">
        {SPEEDS.map((one) => (
          <UnstyledButton
            key={one.label}
            className={styles.speed}
            aria-pressed={one.speed === speed}
            aria-label={one.name}
            onClick={() => playback.setSpeed(one.speed)}
          >
            {one.label}
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}

export const toggle = (playback: Playback): void =>
  playback.state.getState().playing ? playback.pause() : playback.play();

function Round(props: {
  label: string;
  keys: string;
  main?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  const { label, keys, main, onClick, children } = props;
  return (
    <Tooltip label={`${label} (${keys})`}>
      <UnstyledButton
        className={styles.round}
        data-main={main || undefined}
        aria-label={label}
        onClick={onClick}
      >
        {children}
      </UnstyledButton>
    </Tooltip>
  );
}

/** Where both stand in the stretch; drag or arrow keys go elsewhere. */
export function Scrubber({ playback }: { playback: Playback }) {
  const at = useStore(playback.state, (state) => toSeconds(state.at));
  return (
    <Slider
      classNames={{
        root: styles.scrubber,
        track: styles.track,
        bar: styles.fill,
        thumb: styles.thumb,
      }}
      size="xs"
      thumbLabel="Moment"
      min={toSeconds(playback.from)}
      max={toSeconds(playback.until)}
      step={1}
      value={at}
      label={(value) => formatClock(seconds(value))}
      onChange={(value) => {
        playback.pause();
        void playback.seek(seconds(value));
      }}
    />
  );
}
