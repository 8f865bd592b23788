/** A sentence of the page of facts: `code` and *emphasis*, nothing else. */
export function InlineText({ text }: { text: string }) {
  return (
    <>
      {text.split(/(`[^`]+`|\*[^*\s][^*]*\*)/).map((piece, index) => {
        if (index % 2 === 0) return piece;
        const inner = piece.slice(1, -1);
        return piece.startsWith('`') ? (
          <code key={index}>{inner}</code>
        ) : (
          <em key={index}>{inner}</em>
        );
      })}
    </>
  );
}
