import { Button, Tooltip } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { toCommandLine } from '../../../cli/to-command-line';
import type { Gesture } from '../../../state/gesture';
import { useCommands } from '../../sandbox-context';
import styles from './ribbon.module.css';

interface GestureButtonProps {
  look: 'main' | 'danger' | 'quiet';
  isSmall?: boolean;
  plan: Gesture;
  /** It was taken. */
  onGiven?: () => void;
  children: string;
}

/**
 * Says on hover and focus which command it is; what came of it is said like for any gesture. When
 * it goes while it has the focus, the keyboard stays in its panel.
 */
export function GestureButton({ look, isSmall, plan, onGiven, children }: GestureButtonProps) {
  const commands = useCommands();
  const button = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  const lines = plan.operations.map(({ target, input }) => toCommandLine(target, input));
  useLayoutEffect(() => {
    const own = button.current;
    const panel = own?.closest('section');
    return () => {
      if (own === document.activeElement) panel?.focus();
    };
  }, []);
  // Not `disabled`, which would take the focus away.
  const give = async () => {
    if (busy) return;
    setBusy(true);
    const { ok } = await commands.give(plan);
    setBusy(false);
    if (ok) onGiven?.();
  };
  return (
    <Tooltip
      label={lines.join('\n')}
      // Over the top bar: below are the stages.
      position="top-end"
      multiline
      maw={560}
      openDelay={700}
      classNames={{ tooltip: styles.command }}
    >
      <Button
        ref={button}
        {...(look !== 'main' && { variant: 'outline' })}
        {...(isSmall && { size: 'compact-xs' })}
        className={look === 'danger' ? styles.danger : undefined}
        aria-busy={busy || undefined}
        onClick={() => void give()}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
