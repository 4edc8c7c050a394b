using System.Buffers;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding.Aspects;
using Hotline.Bot.Understanding.Places;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs.Answers;

/// <summary>Answers how a department is reached ("自来水公司电话多少", "社保局在哪儿") from the city's list of departments.</summary>
internal sealed class DirectoryAnswers(ICityDirectory city, AspectReader aspects)
{
    /// <summary>Longer words tell something of a department.</summary>
    private const int Longest = 60;

    private static readonly string[] Numbers =
    [
        "电话号码", "联系电话", "办公电话", "服务电话", "热线电话", "服务热线", "咨询电话", "电话", "号码", "热线", "联系方式", "怎么联系", "怎样联系", "如何联系", "联系", "打几", "打什么",
        "phone number", "telephone number", "telephone", "phone", "hotline", "number", "contact", "reach", "call",
    ];

    private static readonly string[] Whereabouts =
    [
        "在什么地方", "什么地方", "在哪里", "在哪儿", "在哪", "怎么走", "怎么去", "地址", "位置", "几点上班", "几点下班", "几点开门", "几点关门", "上班时间", "办公时间", "工作时间", "开门", "上班", "周末", "周六", "周日",
        "opening hours", "office hours", "working hours", "hours", "open", "address", "located", "location", "where",
    ];

    private static readonly SearchValues<string> AnyNumber = SearchValues.Create(Numbers, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> AnyWhereabouts = SearchValues.Create(Whereabouts, StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells the department's number, or that it is not known here; false where the message asks for no department, or says more than that.</summary>
    public bool TryTell(Turn turn)
    {
        var words = turn.Message.Heard.Text;
        if (turn.Message.Picked is not null || words.Length is 0 or > Longest)
            return false;
        var asksNumber = words.AsSpan().ContainsAny(AnyNumber);
        if (!asksNumber && !words.AsSpan().ContainsAny(AnyWhereabouts))
            return false;
        if (Find(words) is not var (department, name) || aspects.NamedIn(Rest(turn, words, name)).Count > 0)
            return false;
        Tell(turn, department, name, asksNumber);
        return true;
    }

    private (Department Department, string Name)? Find(string words)
    {
        var named = from department in city.Departments
                    from name in department.AlsoKnownAs.Append(department.Name).Append(department.EnglishName)
                    where words.Contains(name, StringComparison.OrdinalIgnoreCase)
                    orderby name.Length descending
                    select ((Department, string)?)(department, name);
        return named.FirstOrDefault();
    }

    // What is said beside the department, its area and what is asked for.
    private string Rest(Turn turn, string words, string name)
    {
        var place = turn.Message.Heard.Place;
        var areas = new[] { place.District, place.Street }.OfType<string>().Select(city.FindArea).OfType<Area>().SelectMany(a => new[] { a.Name, AreaNames.Short(a), a.EnglishName });
        string?[] said = [name, .. areas, city.CityName, AreaNames.Short(city), city.CityEnglishName, "district", .. Numbers, .. Whereabouts];
        return said.OfType<string>().Aggregate(words, (rest, part) => rest.Replace(part, " ", StringComparison.OrdinalIgnoreCase));
    }

    // In Chinese it is called as the resident calls it.
    private void Tell(Turn turn, Department department, string said, bool asksNumber)
    {
        var district = department is { Kind: DepartmentKind.Bureau, Phone: null } && turn.Message.Heard.Place.District is { } code ? city.FindArea(code)?.Name : null;
        var name = turn.Language == Texts.English ? department.EnglishName : district + said;
        if (department.Phone is { } phone)
        {
            turn.Say(asksNumber ? TextKeys.DepartmentNumber : TextKeys.DepartmentWhereabouts, name, phone);
            if (turn.Top is null)
                ArticleAnswers.OfferWayOn(turn, hasMore: false);
            return;
        }

        turn.Say(asksNumber ? TextKeys.DepartmentNumberUnknown : TextKeys.DepartmentWhereaboutsUnknown, name);
        ArticleAnswers.RaiseGap(turn, turn.KeptWords);
        if (turn.Top is null)
            OfferTicketDialog.Begin(turn, turn.KeptWords, TextKeys.OfferTicketAsk);
    }
}
