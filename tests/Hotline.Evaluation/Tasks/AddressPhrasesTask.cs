using System.Text.Encodings.Web;
using System.Text.Json;
using Hotline.Evaluation.Input;
using Hotline.Ticketing.Routing;

namespace Hotline.Evaluation.Tasks;

/// <summary>
/// Writes a test for <see cref="AddressesTask"/>: areas of the sample city as residents say them, each in a sentence. The rows are made, not heard, so
/// they show which ways of saying an area are read and which are not, and no more.
/// </summary>
internal sealed class AddressPhrasesTask : EvaluationTask
{
    private const int RowsAKind = 400;
    private const double MisheardShare = 0.1;
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] _sentences =
    [
        "{0}", "我家住在{0}", "{0}的路灯坏了三天了", "我在{0}，这边停水了", "我要投诉，{0}楼下烧烤店每天半夜扰民", "你好，{0}的井盖丢了", "{0}这边有人乱停车，堵着消防通道",
        "地址是{0}，麻烦派人来看看", "请问{0}的垃圾什么时候清运", "我想反映一下{0}电梯老坏的问题", "我是{0}的居民，暖气一直不热", "就在{0}门口，狗叫得整夜睡不着",
    ];

    private static readonly string[] _details = ["12号楼3单元501", "5号院", "东门", "甲8号", "2号楼下", "幼儿园对面"];
    private static readonly string[] _offices = ["居委会", "居民委员会", "村委会", "村民委员会"];
    private static readonly string[] _communityKinds = ["社区", "村"];
    private static readonly string[] _streetKinds = ["街道", "地区", "镇", "乡"];

    private static readonly (string Kind, Func<Said, string> Of, Said.Levels Right)[] _kinds =
    [
        ("all, in full", s => s.District + s.Street + s.Community, Said.Levels.All),
        ("all, with the city", s => "北京市" + s.District + s.Street + s.Community, Said.Levels.All),
        ("all, with a detail", s => s.District + s.Street + s.Community + s.Detail, Said.Levels.All),
        ("all, commas between", s => $"{s.District}，{s.Street}，{s.Community}", Said.Levels.All),
        ("all, short", s => s.ShortDistrict + s.ShortStreet + s.ShortCommunity, Said.Levels.All),
        ("street and community", s => s.Street + s.Community, Said.Levels.Street | Said.Levels.Community),
        ("street and short community", s => s.Street + s.ShortCommunity, Said.Levels.Street | Said.Levels.Community),
        ("district and community", s => s.District + s.Community, Said.Levels.District | Said.Levels.Community),
        ("district and short community", s => s.District + s.ShortCommunity, Said.Levels.District | Said.Levels.Community),
        ("community", s => s.Community, Said.Levels.Community),
        ("district and street", s => s.District + s.Street, Said.Levels.District | Said.Levels.Street),
        ("district and short street", s => s.District + s.ShortStreet, Said.Levels.District | Said.Levels.Street),
        ("street", s => s.Street, Said.Levels.Street),
        ("district", s => s.District, Said.Levels.District),
    ];

    public override string Name => "address-phrases";

    public override string Usage => "--out O.jsonl [--confusions C.csv]";

    public override async Task<Figures> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        using var engine = new Engine();
        var random = new Random(20261129);
        // A short name that two communities of one district bear (红军营社区, 红军营村) names neither.
        Area[] communities =
        [
            .. engine.City.Areas.Where(a => a.Level == AreaLevel.Community).GroupBy(a => (engine.City.FindArea(a.Parent!)!.Parent, Said.Short(a.Name)))
                .Where(same => same.Count() == 1).Select(same => same.Single()),
        ];
        var rows = _kinds.SelectMany(kind => Enumerable.Range(0, RowsAKind).Select(_ =>
            Row(kind.Kind, Said.Draw(engine.City, random.GetItems(communities, 1)[0], random), kind.Of, kind.Right, random, text => text))).ToList();
        if (arguments.Optional("confusions") is not null)
        {
            var noise = Noise.Read(arguments.File("confusions"), MisheardShare);
            rows.AddRange(_kinds.Take(1).SelectMany(kind => Enumerable.Range(0, RowsAKind).Select(_ =>
                Row("all, misheard", Said.Draw(engine.City, random.GetItems(communities, 1)[0], random), kind.Of, kind.Right, random, noise.Of))));
        }

        await File.WriteAllLinesAsync(arguments.Text("out"), rows, cancellationToken);
        return new Figures().Add("rows", rows.Count);
    }

    private static string Row(string kind, Said said, Func<Said, string> phrase, Said.Levels right, Random random, Func<string, string> hear) => JsonSerializer.Serialize(
        new
        {
            kind,
            text = string.Format(null, random.GetItems(_sentences, 1)[0], hear(phrase(said))),
            district = right.HasFlag(Said.Levels.District) ? said.District : "",
            street = right.HasFlag(Said.Levels.Street) ? said.Street : "",
            community = right.HasFlag(Said.Levels.Community) ? said.Community : "",
        },
        _plain);

    /// <summary>An area in the ways in which its levels are said.</summary>
    private sealed record Said(string District, string Street, string Community, string Detail)
    {
        [Flags]
        public enum Levels
        {
            District = 1,
            Street = 2,
            Community = 4,
            All = District | Street | Community,
        }

        public string ShortDistrict => District[..^1];

        public string ShortStreet => Without(Street, _streetKinds);

        public string ShortCommunity => Short(Community);

        public static string Short(string community) => Without(Without(community, _offices), _communityKinds);

        public static Said Draw(ICityDirectory city, Area community, Random random)
        {
            var street = city.FindArea(community.Parent!)!;
            return new(city.FindArea(street.Parent!)!.Name, street.Name, Without(community.Name, _offices), random.GetItems(_details, 1)[0]);
        }

        // What would leave one character is no name.
        private static string Without(string name, string[] kinds) =>
            Array.Find(kinds, kind => name.Length > kind.Length + 1 && name.EndsWith(kind, StringComparison.Ordinal)) is { } found ? name[..^found.Length] : name;
    }
}
