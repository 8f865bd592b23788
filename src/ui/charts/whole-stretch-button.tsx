import { momentLabel, type Stretch } from './time-axis';
import styles from './whole-stretch-button.module.css';

/** Says which stretch is zoomed into; pressed, all is shown again. */
export function WholeStretchButton(props: { zoom: Stretch; onShowAll: () => void }) {
  const { zoom, onShowAll } = props;
  return (
    <button type="button" className={styles.button} onClick={onShowAll}>
      {momentLabel(zoom.from)}–{momentLabel(zoom.to)} · show all
    </button>
  );
}
