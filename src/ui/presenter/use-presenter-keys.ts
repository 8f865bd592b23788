import { useEffect } from 'react';
import { useParts } from '../sandbox-context';
import { isHintOpen, isInOverlay, isPressable, isTyping, matchesKey } from '../shell/keys';
import { presentationOf } from './presentation';
import {
  firstStep,
  leavePresenting,
  nextStep,
  playWhilePresenting,
  previousStep,
  toggleLaser,
} from './presenter.action';

/** Held longer than this, the laser pointer goes out when its key comes up, ms. */
const HOLD_MS = 350;

const STEPPING = [nextStep, previousStep, firstStep, playWhilePresenting, toggleLaser];

/** What has these keys for itself: sliders, fields, menus. */
const keepsKeys = (target: EventTarget | null): boolean =>
  isTyping(target) ||
  isInOverlay(target) ||
  (target instanceof Element && target.closest('[role=slider], [type=range]') !== null);

/**
 * Keys and clickers step through the talk wherever the focus is, the canvas included: they are
 * taken before it, which would walk its nodes.
 */
export function usePresenterKeys(page: Window | null): void {
  const parts = useParts();
  useEffect(() => {
    if (!page) return undefined;
    const talk = presentationOf(parts);
    let laserSince = 0;
    let byKeyboard = false;
    const onPointer = () => {
      byKeyboard = false;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Tab') byKeyboard = true;
      if (keepsKeys(event.target)) return;
      // A hint that is open would keep it to itself.
      if (event.key === 'Escape' && isHintOpen() && leavePresenting.when(parts)) {
        leavePresenting.run(parts);
        return;
      }
      // A button that was reached by keyboard is pressed by it.
      if (event.key === ' ' && byKeyboard && isPressable(event.target)) return;
      const action = STEPPING.find((one) => one.keys.some((key) => matchesKey(key, event)));
      const hasSteps = parts.workspace.getState().workbench.steps.length > 0;
      // Beside the notes a talk is gone through before it is presented, too.
      const isNotes = page !== window && hasSteps;
      if (!action || !(isNotes || action.when(parts))) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      if (action === toggleLaser) laserSince = performance.now();
      action.run(parts);
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key === ' ' && !byKeyboard && nextStep.when(parts)) event.preventDefault();
      if (!toggleLaser.keys.includes(event.key.toUpperCase())) return;
      if (performance.now() - laserSince > HOLD_MS) talk.setState({ hasLaser: false });
    };
    page.addEventListener('pointerdown', onPointer, true);
    page.addEventListener('keydown', onKeyDown, true);
    page.addEventListener('keyup', onKeyUp, true);
    return () => {
      page.removeEventListener('pointerdown', onPointer, true);
      page.removeEventListener('keydown', onKeyDown, true);
      page.removeEventListener('keyup', onKeyUp, true);
    };
  }, [parts, page]);
}
