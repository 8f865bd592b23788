import { useEffect, useRef, useState } from 'react';
import { momentOfFragment } from '../../formats/share/share-link';
import { US_PER_SECOND, type SimMicros } from '../../model/sim-time';
import { useParts } from '../sandbox-context';
import type { EmbedOptions } from './embed-options';

export interface Embedded {
  /** The sandbox is there. */
  isOpen: boolean;
  /** Why it is not, in words. */
  problem: string | null;
  /** Back to where it began, playing if it did. */
  reset: () => void;
}

const NONE = 'The address of this frame carries no sandbox.';

/** Opens the sandbox that the address carries, and begins as the address asks. */
export function useEmbedded(
  { autoplay, speed, loop, at, theme }: EmbedOptions,
  fragment: string,
  started: Promise<void>,
): Embedded {
  const { commands, mirror, view } = useParts();
  const [problem, setProblem] = useState<string | null>(fragment === '' ? NONE : null);
  const [isOpen, setIsOpen] = useState(false);
  const begun = useRef<SimMicros | null>(null);
  const hasBegun = useRef(false);

  const reset = () => {
    const { now, run } = mirror.getState();
    const wasPlaying = run.playing;
    if (begun.current !== null && begun.current !== now) commands.seek(begun.current);
    if (wasPlaying) commands.control({ type: 'play' });
  };

  useEffect(() => {
    // Development mounts twice: it is opened once.
    if (hasBegun.current || fragment === '') return;
    hasBegun.current = true;
    view.setState({ presenting: true, ...(theme && { theme }) });
    const open = async () => {
      await started;
      await commands.openLink(fragment);
      const { run } = mirror.getState();
      const asked = at ?? momentOfFragment(fragment) ?? run.head;
      begun.current = Math.min(asked, run.head) as SimMicros;
      commands.seek(begun.current);
      commands.control({ type: 'speed', speed });
      setIsOpen(true);
      if (autoplay) commands.control({ type: 'play' });
    };
    open().catch((error: unknown) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    );
  }, [commands, mirror, view, started, fragment, autoplay, speed, at, theme]);

  useEffect(() => {
    if (loop === null || !isOpen) return undefined;
    return mirror.subscribe(({ now, run }, before) => {
      const end = (begun.current ?? 0) + loop * US_PER_SECOND;
      if (!run.playing || now < end || before.now >= end) return;
      commands.seek(begun.current ?? (0 as SimMicros));
      commands.control({ type: 'play' });
    });
  }, [commands, mirror, loop, isOpen]);

  return { isOpen, problem, reset };
}
