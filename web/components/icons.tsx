import type { ComponentChildren } from 'preact';

/** Line icons, 24 × 24, decoration beside a word: hidden from screen readers. */
function icon(drawing: ComponentChildren) {
  return () => (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {drawing}
    </svg>
  );
}

export const MarkIcon = icon(<path d="M2.5 19 8.5 12l3 2.5L16.5 6l5 13" stroke-width="2" />);
export const HomeIcon = icon(<path d="M4 11.5 12 5l8 6.5M6 10v9h12v-9M10 19v-5h4v5" />);
export const RidesIcon = icon(
  <path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01" />,
);
export const ClimbsIcon = icon(
  <>
    <path d="M2.500 19.500 10 6.500l4 7 2-3 5.500 9Z" />
    <path d="M8 19.500c0-2.500 3.500-2.500 3.500-4.500 0-1.500-2-1.500-2-3" />
  </>,
);
export const AccountIcon = icon(
  <>
    <circle cx="12" cy="8" r="3.5" />
    <path d="M5 19.5c.8-3.6 3.5-5.5 7-5.5s6.2 1.9 7 5.5" />
  </>,
);
export const GroupsIcon = icon(
  <>
    <circle cx="9" cy="8.500" r="3" />
    <path d="M3.500 18.500c.6-3 2.700-4.700 5.500-4.700s4.900 1.700 5.500 4.700" />
    <path d="M15 5.800a3 3 0 0 1 0 5.400M17.300 14.300c1.700.7 2.800 2.100 3.200 4.200" />
  </>,
);
export const AdminIcon = icon(
  <path d="M12 3.500 19 6v5.500c0 4.300-2.800 7.400-7 9-4.200-1.600-7-4.700-7-9V6l7-2.500ZM9 12l2.200 2.200L15 10.300" />,
);
export const SettingsIcon = icon(
  <>
    <path d="M4 7.500h9M19 7.500h1M4 16.500h1M11 16.500h9" />
    <circle cx="16" cy="7.5" r="2.5" />
    <circle cx="8" cy="16.5" r="2.5" />
  </>,
);
export const UploadIcon = icon(
  <path d="M12 15.500V4.500M7.5 9 12 4.5 16.5 9M4.5 15.500v4h15v-4" />,
);
export const DownloadIcon = icon(<path d="M12 4.500v11M7.5 11l4.5 4.5 4.5-4.500M4.5 19.500h15" />);
export const EditIcon = icon(<path d="M5 19l.8-3.600L16 5.2 18.8 8 8.6 18.2 5 19Z" />);
export const DeleteIcon = icon(
  <path d="M5 7h14M10 7V4.500h4V7M7 7l.7 12.500h8.600L17 7M10.5 10.500v6M13.5 10.500v6" />,
);
export const CloseIcon = icon(<path d="m6 6 12 12M18 6 6 18" />);
export const CheckIcon = icon(<path d="m5 12.5 4.5 4.500L19 7.5" />);
export const WarningIcon = icon(<path d="M12 4.5 21 19.500H3L12 4.500ZM12 10.500v4M12 17h.01" />);
export const ZoomInIcon = icon(
  <>
    <circle cx="10.5" cy="10.5" r="6" />
    <path d="M15 15l5 5M10.5 8v5M8 10.5h5" />
  </>,
);
export const ZoomOutIcon = icon(
  <>
    <circle cx="10.5" cy="10.5" r="6" />
    <path d="M15 15l5 5M8 10.5h5" />
  </>,
);
export const NoneIcon = icon(<path d="M8 12h8" />);
export const MoreIcon = icon(<path d="M6 12h.01M12 12h.01M18 12h.01" stroke-width="3" />);
