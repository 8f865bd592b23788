import { type DragEvent, useEffect, useRef } from 'react';
import { useParts, useView } from '../sandbox-context';
import { useDrawingTheme } from '../theme/drawing-theme';
import { attachFiles } from './attach-files';
import { MoreBelow } from './more-below';
import styles from './terminal-panel.module.css';
import { terminalSeat } from './terminal-seat';

/** The tab of the dock takes the keyboard when the terminal gives it back. */
const toTab = () => document.getElementById('dock-terminal-tab')?.focus();

/** The terminal in the dock. It keeps its screen, and what runs in it, while others are shown. */
export default function TerminalPanel() {
  const parts = useParts();
  const theme = useDrawingTheme();
  const ask = useView((state) => state.terminalAsk);
  const place = useRef<HTMLDivElement>(null);
  const seat = terminalSeat(parts, toTab);
  useEffect(() => (place.current ? seat.mount(place.current) : undefined), [seat]);
  useEffect(() => seat.setTheme(theme), [seat, theme]);
  useEffect(() => {
    // Taken once, however often this is told of it.
    if (!ask || parts.view.getState().terminalAsk !== ask) return;
    parts.view.setState({ terminalAsk: null });
    if (ask.command !== '') seat.offer(ask.command);
    seat.focus();
  }, [ask, parts, seat]);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    void attachFiles(parts.view, files).then((command) => seat.offer(command));
  };
  return (
    <div className={styles.frame}>
      <div className={styles.place} ref={place} data-takes-files onDrop={onDrop} />
      <MoreBelow seat={seat} />
    </div>
  );
}
