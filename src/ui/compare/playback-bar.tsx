import { Slider } from '@mantine/core';
import { SkipBack, StepForward } from 'lucide-react';
import { useStore } from 'zustand';
import { formatClock, seconds, toSeconds } from '../../model/sim-time';
import type { Playback } from '../../state/comparison-playback';
import { pace } from '../transport/pace';
import { ClockFace, PlayBar, PlayIcon, RoundButton, SpeedChoice } from '../transport/play-bar';
import styles from './playback-bar.module.css';

/** One play bar for both: neither variant gets ahead of the other. */
export function PlaybackBar({ playback }: { playback: Playback }) {
  const { at, playing, speed, reached } = useStore(playback.state);
  return (
    <PlayBar>
      <RoundButton
        label="Back to the beginning"
        keys="Shift R"
        onClick={() => void playback.seek(playback.from)}
      >
        <SkipBack size={14} />
      </RoundButton>
      <RoundButton
        label={playing ? 'Pause' : 'Play'}
        keys="Space"
        onClick={() => toggle(playback)}
        main
      >
        <PlayIcon playing={playing} />
      </RoundButton>
      <RoundButton label="Step to the next second" keys="." onClick={() => void playback.step()}>
        <StepForward size={15} />
      </RoundButton>
      <ClockFace
        at={at}
        pace={pace(playing, speed, reached)}
        title="Simulated seconds per second, both together"
      />
      <SpeedChoice speed={speed} onSpeed={(next) => playback.setSpeed(next)} />
    </PlayBar>
  );
}

export const toggle = (playback: Playback): void =>
  playback.state.getState().playing ? playback.pause() : playback.play();

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
