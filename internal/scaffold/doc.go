// Package scaffold makes the files of a new site, and those that a site needs with the months: editions, reports, targets.
//
// What somebody says of a site comes in as [load.Answers], from a workbook ([Workbook]), a file or questions on a terminal.
// [NewPlan] judges it, all mistakes at once, and gives everything its id; [Plan.Files] are the files of the site, which
// builds as it is. Texts that nobody gave are written as （待补：…） and counted. [Edition], [Report] and [Targets] are the
// files of a site that exists.
//
// The package reads and writes no disk, and knows no clock: dates are told by the caller.
package scaffold
