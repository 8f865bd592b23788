/** Its rows come with its content. */
export default function PhrasebookPage() {
  return <h2>Docker phrasebook</h2>;
}
