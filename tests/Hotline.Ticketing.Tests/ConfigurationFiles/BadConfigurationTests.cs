using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Ticketing.Tests.ConfigurationFiles;

/// <summary>Whatever is wrong stops the start, and the message says where, what and what is allowed.</summary>
public sealed class BadConfigurationTests
{
    [Theory]
    [InlineData("city/areas.csv", "110101001001,多福巷社区居委会", "11010100100,多福巷社区居委会", "appsettings/city/areas.csv(2): '11010100100' is not a code; allowed: 12 digits that begin with 110101001.")]
    [InlineData("city/areas.csv", "110101001002,银闸", "110101001001,银闸", "appsettings/city/areas.csv(3): the code 110101001001 stands in the file already; a community has one row.")]
    [InlineData("city/areas.csv", "东城区,110101001,东华门街道,110101001002", "东城区,110101001,东华街道,110101001002", "appsettings/city/areas.csv(3): the code 110101001 is '东华街道' here and '东华门街道' above; a code has one name.")]
    [InlineData("city/areas.csv", "district,street_code", "quarter,street_code", "appsettings/city/areas.csv(1): there is no column 'district'; the columns are quarter, street_code, street, village_code, village.")]
    [InlineData("city/departments.yaml", "kind: Bureau, phone: \"12333\"", "kind: Office, phone: \"12333\"", "appsettings/city/departments.yaml(6): 'Office' is not known; allowed: Bureau, District, Street, Utility.")]
    [InlineData("city/departments.yaml", "code: hrss", "code: civil-affairs", "appsettings/city/departments.yaml(6): the department 'civil-affairs' is listed already.")]
    [InlineData("city/departments.yaml", "code: hrss", "code: street-1", "appsettings/city/departments.yaml(6): 'street-1' is not allowed: codes that begin with district- or street- are made from areas.csv.")]
    [InlineData("city/departments.yaml", "{ code: hrss, name", "{ code: hrss, title", "appsettings/city/departments.yaml(6): 'title' is not a key here; allowed: code, name, englishName, kind, phone, alsoKnownAs.")]
    [InlineData("city/departments.yaml", "[人力社保局,", "[民政,", "appsettings/city/departments.yaml(6): '民政' is what 'civil-affairs' is called already; a name is of one department.")]
    [InlineData("city/categories.yaml", "    - code: water-leak\n      name: 供水管道跑水", "    - code: water-leak\n      name:", "appsettings/city/categories.yaml(16): a value is expected here, and it may not be empty.")]
    [InlineData("city/categories.yaml", "- code: water-leak", "- code: Water Leak", "appsettings/city/categories.yaml(15): the code is 'Water Leak'; allowed: lower-case letters and hyphens.")]
    [InlineData("city/categories.yaml", "[水管爆了,", "[停水, 水管爆了,", "appsettings/city/categories.yaml(15): the phrase '停水' of 'utilities.water-leak' speaks for 'utilities.water-outage' already; a phrase speaks for one category.")]
    [InlineData("city/categories.yaml", "needsPlace: false\n      phrases: [水费,", "needsPlace: perhaps\n      phrases: [水费,", "appsettings/city/categories.yaml(27): 'needsPlace' is 'perhaps'; allowed: true, false.")]
    [InlineData("city/routing.csv", "*,utilities.water-outage,water", "*,utilities.water-outage,watr", "appsettings/city/routing.csv(8): the department 'watr' is not known; allowed: @street, @district or a code of city/departments.yaml.")]
    [InlineData("city/routing.csv", "*,utilities.water-outage,water", "*,utilities.watr-outage,water", "appsettings/city/routing.csv(8): the category 'utilities.watr-outage' is not known; allowed: * or a code of city/categories.yaml.")]
    [InlineData("city/routing.csv", "*,utilities.water-outage,water", "8,utilities.water-outage,water", "appsettings/city/routing.csv(8): the area '8' is not known; allowed: * or a code of city/areas.csv.")]
    [InlineData("city/routing.csv", "*,utilities.water-leak,water", "*,utilities.water-outage,water", "appsettings/city/routing.csv(9): area '*' and category 'utilities.water-outage' have a line already; they may have one.")]
    [InlineData("calendars/calendar.yaml", "Asia/Shanghai", "Asia/Peking", "appsettings/calendars/calendar.yaml(2): 'timeZone' is 'Asia/Peking', which this system does not know; allowed: a name of the IANA time zone database, such as Asia/Shanghai.")]
    [InlineData("calendars/calendar.yaml", "to: \"12:00\" }\n  - { from: \"13:30\"", "to: \"12:00\" }\n  - { from: \"11:30\"", "appsettings/calendars/calendar.yaml(7): the span begins before the one above it ends; spans stand in order, with a break between.")]
    [InlineData("calendars/calendar.yaml", "to: \"17:30\"", "to: \"half past five\"", "appsettings/calendars/calendar.yaml(7): the time is 'half past five'; allowed: \"00:00\" to \"24:00\", in quotation marks.")]
    [InlineData("calendars/holidays-cn.csv", "2026-02-16,春节,True", "2026-02-30,春节,True", "the date is '2026-02-30'; allowed: a day such as 2026-02-14.")]
    [InlineData("calendars/holidays-cn.csv", "2026-02-16,春节,True", "2026-02-17,春节,True", "2026-02-17 is listed already; a day has one row in all the files.")]
    [InlineData("calendars/holidays-cn.csv", "2026-02-16,春节,True", "2026-02-16,春节,off", "'is_off_day' is 'off'; allowed: True, False.")]
    [InlineData("response-times.yaml", "unit: OfficeHours", "unit: Hours", "'Hours' is not known; allowed: ClockHours, OfficeHours, CalendarDays, WorkingDays.")]
    [InlineData("response-times.yaml", "amount: 15", "amount: 0", "'0' is not allowed here; allowed: a whole number from 1 to 8784.")]
    [InlineData("response-times.yaml", "priority: Complex", "priority: Urgent", "'复杂' and '紧急' both set FirstContact for priority=Urgent; one policy may.")]
    [InlineData("response-times.yaml", "    resolution: { amount: 15, unit: CalendarDays }", "", "no policy sets Resolution for priority Complex; one is needed that has no criterion, or only that priority.")]
    [InlineData("response-times.yaml", "priority: Complex", "category: no-such", "'no-such' is not known; allowed: the code of a category in city/categories.yaml.")]
    [InlineData("response-times.yaml", "afterHours: 72", "afterHours: 24", "24 hours do not follow 24; the rungs stand in order, one an hour at most.")]
    [InlineData("response-times.yaml", "to: CityLeader", "to: Mayor", "'Mayor' is not known; allowed: DepartmentHead, Supervisor, CityLeader.")]
    [InlineData("response-times.yaml", "    summons: { amount: 1, unit: WorkingDays }", "", "no policy sets Summons for priority General; one is needed that has no criterion, or only that priority.")]
    [InlineData("response-times.yaml", "[50, 80]", "[80, 50]", "50 does not follow 80; the shares stand in order, each once.")]
    public void AddTicketing_FileWithAMistake_StopsAndSaysWhereAndWhat(string file, string right, string wrong, string message)
    {
        using var files = new TemporaryConfiguration().Replace(file, right, wrong);
        var exception = Should.Throw<TicketingConfigurationException>(() => Add(files.Path, []));
        exception.Message.ShouldStartWith($"appsettings/{file}(");
        exception.Message.ShouldEndWith(message);
    }

    [Fact]
    public void AddTicketing_FileMissing_NamesIt()
    {
        using var files = new TemporaryConfiguration().Delete("city/routing.csv");
        Should.Throw<TicketingConfigurationException>(() => Add(files.Path, [])).Message.ShouldStartWith("appsettings/city/routing.csv: the file cannot be read");
    }

    [Fact]
    public void AddTicketing_CalendarWithAMissingYear_StopsAndNamesIt()
    {
        using var files = new TemporaryConfiguration().Replace("calendars/holidays-cn.csv", "2025-01-01,元旦,True", "2025-01-11,元旦,True");
        Should.Throw<TicketingConfigurationException>(() => Add(files.Path, [])).Message.ShouldBe(
            "appsettings/calendars: no file lists 1 January 2025 as a day off, and 2026 and earlier years are there; a year between others must not be missing.");
    }

    [Theory]
    [InlineData("city/city.yaml", "name: [", "appsettings/city/city.yaml(")]
    [InlineData("city/city.yaml", "", "appsettings/city/city.yaml(1): the file holds 0 YAML documents; one is allowed.")]
    [InlineData("city/city.yaml", "- a", "appsettings/city/city.yaml(1): keys with values are expected here ('key: value').")]
    [InlineData("city/categories.yaml", "a: b", "appsettings/city/categories.yaml(1): a list is expected here (lines that begin with '- ').")]
    [InlineData("city/routing.csv", "", "appsettings/city/routing.csv(1): the file is empty; its first line names the columns area, category, department, alternatives.")]
    [InlineData("city/routing.csv", "area,category,department,alternatives\n*,labour\n", "appsettings/city/routing.csv(2): the row has no cell for 'department'; it has 2 cells.")]
    [InlineData("city/routing.csv", "area,category,department,alternatives\n*,la\"bour,hrss,\n", "appsettings/city/routing.csv(2): a quotation mark stands where none may")]
    public void AddTicketing_FileOfTheWrongShape_StopsAndSaysWhere(string file, string text, string message)
    {
        using var files = new TemporaryConfiguration().Write(file, text);
        Should.Throw<TicketingConfigurationException>(() => Add(files.Path, [])).Message.ShouldStartWith(message);
    }

    [Theory]
    [InlineData("MaxUrgesPerDay", "0", "Ticketing:MaxUrgesPerDay is '0'; allowed: a whole number from 1 to 100.")]
    [InlineData("MaxUrgesPerDay", "often", "Ticketing:MaxUrgesPerDay is 'often'; allowed: a whole number from 1 to 100.")]
    [InlineData("ReminderDays", "5", "Ticketing:ReminderDays is '5'; allowed: less than Ticketing:AnswerDays, which is '5'.")]
    [InlineData("MaxExtensionDays", "0", "Ticketing:MaxExtensionDays is '0'; allowed: a whole number from 1 to 366.")]
    [InlineData("FallbackDepartment", "nobody", "Ticketing:FallbackDepartment is 'nobody'; allowed: the code of a department of city/departments.yaml.")]
    [InlineData("RoutingConfidence", "1.5", "Ticketing:RoutingConfidence is '1.5'; allowed: a number from 0 to 1, such as 0.5.")]
    [InlineData("RoutingConfidence", "NaN", "Ticketing:RoutingConfidence is 'NaN'; allowed: a number from 0 to 1, such as 0.5.")]
    public void AddTicketing_KeyOutOfRange_SaysWhatIsAllowed(string key, string value, string message) =>
        Should.Throw<TicketingConfigurationException>(() => Add(SampleCity.ConfigurationDirectory, new() { [key] = value })).Message.ShouldBe(message);

    [Fact]
    public void AddTicketing_MaxUrgesPerDay_IsObeyed()
    {
        var desk = Add(SampleCity.ConfigurationDirectory, new() { ["MaxUrgesPerDay"] = "1" }).BuildServiceProvider().GetRequiredService<ITicketDesk>();
        var ticket = desk.Open(Tickets.Samples.Streetlight, Tickets.Samples.Caller, desk.NumberFor(1), Actor.Bot, Tickets.Samples.Opened).After;
        var urged = desk.Decide(ticket, new TicketCommand.Urge(null), Actor.Bot, Tickets.Samples.Opened).ShouldBeOfType<TicketDecision.Accepted>().Change.After;
        desk.Decide(urged, new TicketCommand.Urge(null), Actor.Bot, Tickets.Samples.Opened).ShouldBe(new TicketDecision.Refused(Refusal.UrgedOftenEnoughToday));
    }

    private static IServiceCollection Add(string directory, Dictionary<string, string?> keys) =>
        new ServiceCollection().AddTicketing(new ConfigurationBuilder().AddInMemoryCollection(keys).Build(), directory);
}
