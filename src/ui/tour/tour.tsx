import { Button, Portal } from '@mantine/core';
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useParts, useView } from '../sandbox-context';
import { placeBeside } from './place-beside';
import { TOUR, type TourStep } from './tour-steps';
import styles from './tour.module.css';

const CARD = { width: 340, height: 190 };

type Box = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

/** Where what a step points at is on the screen, followed as the page changes. */
function useTarget({ at }: TourStep): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useLayoutEffect(() => {
    const look = () => {
      const { left, top, width, height } =
        document.querySelector(at)?.getBoundingClientRect() ?? new DOMRect();
      setBox((before) => {
        const same =
          before?.left === left &&
          before.top === top &&
          before.width === width &&
          before.height === height;
        return same ? before : { left, top, width, height };
      });
    };
    look();
    const timer = setInterval(look, 200);
    return () => clearInterval(timer);
  }, [at]);
  return box;
}

/** The card moves with its step: the second click of a double one meets another button. */
const pressed =
  (run: () => void) =>
  ({ detail }: MouseEvent): void => {
    if (detail < 2) run();
  };

/** The tour, while it is taken: nothing is locked, and Escape leaves it. */
export default function Tour() {
  const { view } = useParts();
  const index = useView((state) => state.tour) ?? 0;
  const step = TOUR[index]!;
  const box = useTarget(step);
  const card = useRef<HTMLDivElement>(null);
  const go = (to: number | null) => view.setState({ tour: to });
  const isPlaced = box !== null;
  useEffect(() => {
    if (step.opens) view.setState(step.opens);
    // What is not placed yet cannot be seen, nor take the focus.
    if (isPlaced) card.current?.focus({ preventScroll: true });
  }, [step, view, isPlaced]);
  const leave = () => go(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1 }[event.key];
    if (event.key === 'Escape') leave();
    else if (next !== undefined && TOUR[next]) go(next);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const size = { width: window.innerWidth, height: window.innerHeight };
  const isLast = index === TOUR.length - 1;
  return (
    <Portal>
      {box && <div className={styles.ring} style={box} aria-hidden />}
      <div
        ref={card}
        className={styles.card}
        role="dialog"
        aria-label={`Tour, ${index + 1} of ${TOUR.length}: ${step.title}`}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        style={box ? placeBeside(box, CARD, size, step.side) : { visibility: 'hidden' }}
      >
        <p className={styles.count}>
          {index + 1} of {TOUR.length}
        </p>
        <h2>{step.title}</h2>
        <p>{step.text}</p>
        <div className={styles.buttons}>
          <Button variant="subtle" onClick={pressed(leave)}>
            Leave the tour
          </Button>
          <span className={styles.steps}>
            {index > 0 && (
              <Button variant="outline" onClick={pressed(() => go(index - 1))}>
                Back
              </Button>
            )}
            <Button onClick={pressed(() => go(isLast ? null : index + 1))}>
              {isLast ? 'Done' : 'Next'}
            </Button>
          </span>
        </div>
      </div>
    </Portal>
  );
}
