import { encode } from 'uqr';
import { accountWords } from '../../../i18n/account.ts';

/** Always dark on light: scanners want it so, whatever the theme. */
export default function QrCode({ text }: { text: string }) {
  const { size, data } = encode(text, { border: 4 });
  const modules = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={accountWords().security.qr}
    >
      <path class="qr-light" d={`M0 0h${size}v${size}h-${size}z`} />
      <path class="qr-dark" d={modules.join('')} />
    </svg>
  );
}
