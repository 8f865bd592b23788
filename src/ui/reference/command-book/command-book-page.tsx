/** Its rows come with its content. */
export default function CommandBookPage() {
  return <h2>Commands</h2>;
}
