import type { BikeClass } from '../src/core/bike-class.ts';
import type { ErrorCode } from '../src/core/errors.ts';
import type { Sport } from '../src/core/recording.ts';

/** Sport, bike class and samples kept of each session; or the code with which the file is refused. */
export type Outcome =
  | ErrorCode
  | ([Sport, BikeClass, number] | [Sport, BikeClass, number, 'partial'])[];

/**
 * What becomes of every corpus file. A comment explains a number of samples other than what
 * structure.json counts, or a refusal that does not explain itself (planned tracks have no times).
 */
export const OUTCOMES: Record<string, Outcome> = {
  'gpx/20160119_virtualride_1023440829.gpx': [['cycling', 'unknown', 3615]],
  'gpx/20160422_virtualride_553573871.gpx': [['cycling', 'virtual', 3790]],
  'gpx/20170319_run_906581465.gpx': [['running', 'unknown', 1038]],
  'gpx/20171008_run_2067489619.gpx': [['running', 'unknown', 502]],
  'gpx/20190721_ride_2551623996.gpx': [['cycling', 'unknown', 1932]],
  'gpx/20190929_ride_4108490848.gpx': [['cycling', 'road', 1817]],
  'gpx/7555261629.gpx': [['cycling', 'unknown', 10063]],
  // all 184 points are dated 1901
  'gpx/Mojstrovka.gpx': 'time-unset',
  'gpx/amazfit.gpx': [['running', 'unknown', 1216]],
  'gpx/around-visnjan-with-car.gpx': [['unknown', 'unknown', 104]],
  'gpx/break-between-trkseg.gpx': [['unknown', 'unknown', 2350]],
  'gpx/broken1.gpx': [['unknown', 'unknown', 3497]],
  'gpx/cerknicko-jezero-no-creator.gpx': [['unknown', 'unknown', 296]],
  'gpx/cerknicko-jezero-with-elevations-zero.gpx': [['unknown', 'unknown', 296]],
  // one point has no time
  'gpx/cerknicko-jezero-without-elevations.gpx': [['unknown', 'unknown', 295]],
  'gpx/cerknicko-jezero.gpx': [['unknown', 'unknown', 296]],
  // 291 of 296 points have no time
  'gpx/cerknicko-without-times.gpx': 'no-times',
  'gpx/custom_schema_locations.gpx': 'no-samples',
  'gpx/default_schema_locations.gpx': 'no-samples',
  // time runs backwards at 1 of 10 points, more than 1 %
  'gpx/first_and_last_elevation.gpx': 'time-order',
  'gpx/garmin.gpx': [['running', 'unknown', 217]],
  'gpx/gpx-with-node-with-comments.gpx': [['unknown', 'unknown', 1]],
  // one track point; the other five belong to routes
  'gpx/gpx1.0_with_all_fields.gpx': [['unknown', 'unknown', 1]],
  // one track point; the other five belong to routes
  'gpx/gpx1.1_with_all_fields.gpx': [['unknown', 'unknown', 1]],
  'gpx/gpx1.1_with_extensions.gpx': 'waypoints-only',
  'gpx/gpx1.1_with_extensions_without_namespaces.gpx': 'waypoints-only',
  'gpx/gpx_with_garmin_extension.gpx': 'waypoints-only',
  'gpx/hr-not-always-there.gpx': [['unknown', 'unknown', 52]],
  // 358 of 871 points have no time
  'gpx/korita-zbevnica.gpx': [['unknown', 'unknown', 513]],
  'gpx/lowrance-utf16-test.gpx': 'waypoints-only',
  'gpx/movescount.gpx': [['unknown', 'unknown', 1592]],
  'gpx/ride.gpx': [['cycling', 'unknown', 1266]],
  'gpx/route.gpx': 'planned-route',
  // one point goes back in time
  'gpx/runkeeper-negative-time-step-at-start.gpx': [['unknown', 'unknown', 1625]],
  // time runs backwards at 3,078 of 7,785 points
  'gpx/sports-tracker.gpx': 'time-order',
  'gpx/strava.gpx': [['unknown', 'unknown', 7264]],
  'gpx/track-with-empty-segment.gpx': [['unknown', 'unknown', 9]],
  'gpx/track-with-extremes.gpx': 'planned-route',
  'gpx/track-with-less-sec-time.gpx': [['running', 'unknown', 2]],
  'gpx/track-with-small-floats.gpx': 'planned-route',
  // one track point and one waypoint
  'gpx/track_with_dilution_errors.gpx': 'planned-route',
  'gpx/track_with_speed.gpx': [['unknown', 'unknown', 3]],
  'gpx/unicode.gpx': 'waypoints-only',
  'gpx/unicode2.gpx': 'no-samples',
  'gpx/unicode_with_bom.gpx': 'waypoints-only',
  'gpx/unicode_with_bom_noencoding.gpx': 'waypoints-only',
  'gpx/with_cad.gpx': 'planned-route',
  'gpx/with_hr.gpx': 'planned-route',
  'gpx/with_power_1.gpx': 'planned-route',
  'gpx/with_power_2.gpx': 'planned-route',
  'gpx/with_routes.gpx': 'planned-route',
  'gpx/with_segments.gpx': 'planned-route',
  'gpx/with_style.gpx': 'planned-route',
  'gpx/with_surface.gpx': 'planned-route',
  'gpx/with_temp.gpx': 'planned-route',
  'gpx/with_time.gpx': [['cycling', 'unknown', 80]],
  'gpx/with_tracks.gpx': 'planned-route',
  'gpx/with_tracks_and_segments.gpx': [['running', 'unknown', 79]],
  'gpx/with_waypoint.gpx': 'planned-route',
  'no-power/brevet-200k.fit': [['cycling', 'unknown', 12539]],
  // 15 samples share the second of another
  'no-power/garmin-edge-500-activity.fit': [['cycling', 'unknown', 10671]],
  'no-power/mont-eynard.fit': [['cycling', 'unknown', 10602]],
  'no-power/mountain-biking.fit': [['cycling', 'unknown', 2088]],
  'no-power/pinet.fit': [['cycling', 'road', 6137]],
  // 3 samples share the second of another
  'no-power/sample-activity.fit': [['cycling', 'unknown', 3095]],
  // 3 samples, then 27 days later the rest
  'odd-fit/27-days-activity.fit': 'time-span',
  // 328 samples, then 30 days later the rest
  'odd-fit/31-days-activity.fit': 'time-span',
  // 3 samples without a date
  'odd-fit/DeveloperData.fit': 'time-unset',
  // 633 compressed timestamps, which the other decoder does not read
  'odd-fit/FR70-intervals.fit': [['running', 'unknown', 633]],
  'odd-fit/Fenix-2-negative-times.fit': [['unknown', 'unknown', 9227]],
  'odd-fit/Fenix-2-pauses.fit': [['running', 'unknown', 2810]],
  // one sample shares the second of another
  'odd-fit/IPBike-cadence.fit': [['cycling', 'unknown', 6045]],
  'odd-fit/MonitoringFile.fit': 'not-an-activity',
  // one sample goes back in time
  'odd-fit/One-second-jump-to-past.fit': [['cycling', 'unknown', 1862]],
  'odd-fit/Settings.fit': 'not-an-activity',
  'odd-fit/WorkoutRepeatSteps.fit': 'not-an-activity',
  // the second part has a wrong checksum and is too short to keep
  'odd-fit/activity-activity-filecrc.fit': [['running', 'unknown', 14]],
  // wrong checksum, and 14 samples are too few to keep
  'odd-fit/activity-filecrc.fit': 'fit-crc',
  // 9 samples of 24,239 share the second of another or go back in time
  'odd-fit/activity-large-fenxi2-multisport.fit': [
    ['unknown', 'unknown', 11682],
    ['transition', 'unknown', 283],
    ['running', 'unknown', 2195],
    ['transition', 'unknown', 5],
    ['running', 'unknown', 6694],
    ['transition', 'unknown', 240],
    ['cycling', 'unknown', 3131],
  ],
  'odd-fit/activity-settings-corruptheader.fit': [['running', 'unknown', 14]],
  'odd-fit/activity-settings-nodata.fit': [['running', 'unknown', 14]],
  'odd-fit/activity-settings.fit': [['running', 'unknown', 14]],
  // cut off, and 14 samples are too few to keep
  'odd-fit/activity-unexpected-eof.fit': 'fit-truncated',
  // 686 compressed timestamps that count from switching on: never dated
  'odd-fit/antfs-dump.63.fit': 'time-unset',
  // five samples a second: one a second is kept
  'odd-fit/broken-dates.fit': [['cycling', 'indoor', 657]],
  'odd-fit/broken-start-latlng.fit': [['cycling', 'unknown', 6864]],
  // 755 compressed timestamps that count from switching on: never dated
  'odd-fit/compressed-speed-distance.fit': 'time-unset',
  'odd-fit/coros-pace-2-cycling-misaligned-fields.fit': [['cycling', 'unknown', 11272]],
  'odd-fit/developer-types-sample.fit': [['running', 'unknown', 3424]],
  'odd-fit/elemnt-bolt-no-application-id-inside-developer-data-id.fit': [
    ['cycling', 'unknown', 132],
  ],
  // the header promises no data, and 2,319 samples follow
  'odd-fit/empty-activities.fit': [['unknown', 'virtual', 2319, 'partial']],
  'odd-fit/empty-sessions.fit': 'empty-file',
  // 2 samples share the second of another
  'odd-fit/event_timestamp.fit': [['swimming', 'unknown', 4374]],
  'odd-fit/hr-only-zeros.fit': [['cycling', 'virtual', 2713]],
  'odd-fit/inverted-times.fit': [['unknown', 'unknown', 885]],
  // cut off; 8 samples share the second of another
  'odd-fit/nick.fit': [['cycling', 'unknown', 14383, 'partial']],
  'odd-fit/null_compressed_speed_dist.fit': [['cycling', 'virtual', 1808]],
  'odd-fit/sample_mulitple_header.fit': [
    ['swimming', 'unknown', 349],
    ['transition', 'unknown', 38],
    ['cycling', 'unknown', 854],
    ['transition', 'unknown', 14],
    ['running', 'unknown', 518],
  ],
  // cut off; each second stands twice, position and distance apart
  'odd-fit/strava-android-app-201.10-b1218918.fit': [['running', 'unknown', 235, 'partial']],
  // 465 samples are dated three weeks after the first 102
  'odd-fit/time-jump.fit': 'time-span',
  // the other decoder fails on this file
  'odd-fit/triathlon_summary_first.fit': [
    ['swimming', 'unknown', 676],
    ['transition', 'unknown', 156],
    ['cycling', 'unknown', 1566],
    ['transition', 'unknown', 70],
    ['running', 'unknown', 1575],
  ],
  // the other decoder fails on this file
  'odd-fit/triathlon_summary_last.fit': [
    ['swimming', 'unknown', 676],
    ['transition', 'unknown', 156],
    ['cycling', 'unknown', 1566],
    ['transition', 'unknown', 70],
    ['running', 'unknown', 1575],
  ],
  'power/20130717_143733.fit': [['cycling', 'unknown', 6255]],
  'power/2019-02-17-062644-ELEMNT-297E-195-0.fit': [['cycling', 'unknown', 13471]],
  'power/920xt-bike.fit': [['cycling', 'unknown', 3621]],
  'power/920xt-triathlon.fit': [
    ['swimming', 'unknown', 14],
    ['transition', 'unknown', 46],
    ['cycling', 'unknown', 2418],
    ['transition', 'unknown', 39],
    ['running', 'unknown', 264],
  ],
  'power/Edge810-Vector-2013-08-16-15-35-10.fit': [['cycling', 'unknown', 4700]],
  'power/activity.fit': [['cycling', 'virtual', 7023]],
  'power/brasilia.fit': [['cycling', 'road', 6177]],
  'power/example.tcx': [['cycling', 'unknown', 5428]],
  'power/file-with-zones.fit': [['cycling', 'road', 7068]],
  'power/first-power-ride.fit': [['cycling', 'road', 10063]],
  'power/huez.fit': [['cycling', 'unknown', 13134]],
  'power/intervaldata.fit': [['cycling', 'unknown', 6863]],
  'power/noroeste.fit': [['cycling', 'unknown', 7302]],
  'power/petite_pererree.fit': [['cycling', 'road', 7694]],
  'power/power-analysis.fit': [['cycling', 'virtual', 3043]],
  'power/ridedata.fit': [['cycling', 'unknown', 8711]],
  'power/sample-activity-indoor-trainer.fit': [['cycling', 'indoor', 2263]],
  'tcx/2.tcx': [['cycling', 'unknown', 2697]],
  'tcx/Power-ns2-extension.tcx': [['cycling', 'indoor', 2731]],
  'tcx/activity_165850259_multi-session.tcx': [
    ['running', 'unknown', 656],
    ['cycling', 'indoor', 235],
    ['running', 'unknown', 733],
    ['cycling', 'indoor', 269],
  ],
  // 2 points share the second of another
  'tcx/activity_790564346.tcx': [['cycling', 'unknown', 1941]],
  // 11 points share the second of another
  'tcx/garmin.tcx': [['running', 'unknown', 5059]],
  'tcx/movescount.tcx': [['running', 'unknown', 903]],
  // 6 points share the second of another
  'tcx/negative-pause.tcx': [['cycling', 'unknown', 118]],
  'tcx/polar.tcx': [['running', 'unknown', 6313]],
  // 7 points share the second of another
  'tcx/unknown_example.tcx': [['running', 'unknown', 745]],
  // 2 points share the second of another
  'tcx/watt-extension-without-namespace.tcx': [['cycling', 'indoor', 25]],
};
