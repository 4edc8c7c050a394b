using Hotline.Ticketing.Routing.Learned;

namespace Hotline.Ticketing.Tests.Routing.Learned;

public sealed class RoutingModelTests : IDisposable
{
    private static readonly string[] _streets = ["望京", "劲松", "亚运村", "八里庄", "酒仙桥", "团结湖", "三里屯", "呼家楼"];
    private static readonly RoutingModel _model = RoutingTrainer.Train(Messages(), CancellationToken.None);
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-model-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("十里堡家里暖气不热", "heat")]
    [InlineData("十里堡的公交车不停靠", "bus")]
    [InlineData("工地半夜施工太吵", "noise")]
    public void Classify_WordsOfAClass_IsThatClass(string text, string label)
    {
        var reading = _model.Classify(text);

        reading.Label.ShouldBe(label);
        reading.Confidence.ShouldBeGreaterThan(0.5);
        reading.Second.ShouldNotBe(label);
    }

    [Fact]
    public void Classify_MessageThatSaysNothing_IsLessSure() =>
        _model.Classify("！？").Confidence.ShouldBeLessThan(_model.Classify("家里暖气不热").Confidence);

    [Fact]
    public void Classify_WordsCutApartOrPunctuated_ReadsTheSame() =>
        _model.Classify("十里堡 家里 ，暖气 不热！").ShouldBe(_model.Classify("十里堡家里暖气不热"));

    [Fact]
    public void Explain_Class_NamesTheWordsThatSpokeForIt()
    {
        var words = _model.Explain("我住望京，家里暖气不热", "heat");

        words[0].Words.ShouldContain("暖气");
        words.ShouldAllBe(w => w.Weight > 0);
    }

    [Theory]
    [InlineData("暖，气不热，暖气。不热")]
    [InlineData("家里暖 气 不 热")]
    public void Explain_Words_StandTogetherInTheMessage(string message)
        => _model.Explain(message, "heat").ShouldAllBe(word => message.Contains(word.Words, StringComparison.Ordinal));

    [Fact]
    public void Explain_UnknownClass_IsRefused() => Should.Throw<ArgumentException>(() => _model.Explain("暖气", "weather"));

    [Fact]
    public void Train_SameMessages_MakesTheSameModel()
    {
        var again = RoutingTrainer.Train(Messages(), CancellationToken.None);

        again.Classify("劲松的公交").ShouldBe(_model.Classify("劲松的公交"));
    }

    // More than are learned side by side, and not a multiple of it.
    [Fact]
    public void Train_FortyClasses_ReadsEach()
    {
        var words = Enumerable.Range(0, 40).Select(i => $"{(char)('\u4E00' + i * 31)}{(char)('\u5E00' + i * 17)}").ToList();
        var messages = words.SelectMany(word => _streets.Select(street => new LabelledMessage($"{street}的{word}坏了没人修", word))).ToList();

        var model = RoutingTrainer.Train(messages, CancellationToken.None);

        model.Labels.Count.ShouldBe(40);
        words.ShouldAllBe(word => model.Classify($"十里堡的{word}").Label == word);
    }

    [Fact]
    public void Train_OneClass_IsRefused() =>
        Should.Throw<ArgumentException>(() => RoutingTrainer.Train([new("a", "x"), new("b", "x")], CancellationToken.None)).Message.ShouldContain("1 class");

    [Fact]
    public void Train_ClassOfOneMessage_IsRefused() =>
        Should.Throw<ArgumentException>(() => RoutingTrainer.Train([new("a", "x"), new("b", "x"), new("c", "y")], CancellationToken.None)).Message.ShouldContain("'y'");

    [Fact]
    public void File_SavedAndLoaded_ReadsTheSame()
    {
        var path = Path.Combine(_folder, "routing.model");
        RoutingModelFile.Save(_model, path);

        var loaded = RoutingModelFile.Load(path);

        loaded.Labels.ShouldBe(_model.Labels);
        foreach (var message in Messages())
            loaded.Classify(message.Text).ShouldBe(_model.Classify(message.Text));
    }

    [Fact]
    public void Load_DamagedFile_IsRefused()
    {
        var path = Path.Combine(_folder, "routing.model");
        RoutingModelFile.Save(_model, path);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        Should.Throw<InvalidDataException>(() => RoutingModelFile.Load(path)).Message.ShouldContain("damaged");
        File.WriteAllText(path, "no model at all, only words that are long enough to hold a checksum");
        Should.Throw<InvalidDataException>(() => RoutingModelFile.Load(path)).Message.ShouldContain("no routing model");
    }

    [Fact]
    public void CrossValidate_PlainClasses_AreAllRight()
    {
        var figures = RoutingEvaluation.CrossValidate(Messages(), CancellationToken.None);

        figures.Messages.ShouldBe(24);
        figures.Accuracy.ShouldBe(1);
        figures.MostConfused.ShouldBeEmpty();
    }

    // Right: a a a b; read: a a b b. F1 of a is 2 * 2 / (3 + 2), of b 2 * 1 / (1 + 2).
    [Fact]
    public void Figures_OfFourMessages_AreAsByHand()
    {
        var figures = RoutingFigures.Of([("a", "a"), ("a", "a"), ("a", "b"), ("b", "b")]);

        figures.Accuracy.ShouldBe(0.75);
        figures.MacroF1.ShouldBe((0.8 + 2.0 / 3) / 2, 1e-12);
        figures.MostConfused.ShouldBe([new ConfusedPair("a", "b", 1)]);
        figures.Classes[0].Recall.ShouldBe(2.0 / 3, 1e-12);
    }

    [Fact]
    public void Retrain_MessagesThatContradictTheNewestMonth_LeaveThePresentModel()
    {
        var old = Messages().Select(m => m with { Label = m.Label switch { "heat" => "bus", "bus" => "noise", _ => "heat" }, At = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero) });
        var newest = Messages().Concat(Messages()).Select(m => m with { At = new(2026, 6, 5, 0, 0, 0, TimeSpan.Zero) });

        var retraining = RoutingEvaluation.Retrain([.. old, .. newest], _model, CancellationToken.None);

        retraining.Model.ShouldBeNull();
        retraining.Before!.Accuracy.ShouldBe(1);
        retraining.After!.Accuracy.ShouldBe(0);
    }

    [Fact]
    public void Retrain_NoPresentModel_TakesTheNewOne() =>
        RoutingEvaluation.Retrain(Messages(), null, CancellationToken.None).Model.ShouldNotBeNull();

    [Theory]
    [InlineData("label,text,time\nheat,暖气,2026-03-01 08:00:00", "2026-03-01T00:00:00+00:00")]
    [InlineData("label,text,time\nheat,暖气,2026-03-01T08:00:00Z", "2026-03-01T08:00:00+00:00")]
    [InlineData("label,text,time\nheat,暖气,2026-03-01T08:00:00+08:00", "2026-03-01T00:00:00+00:00")]
    public void Csv_Time_IsChinaTimeUnlessItSaysOtherwise(string content, string utc) =>
        LabelledCsv.Read(Csv(content))[0].At!.Value.UtcDateTime.ShouldBe(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime);

    [Fact]
    public void Csv_SubjectAndDetail_AreOneMessage() =>
        LabelledCsv.Read(Csv("id,subject,detail,label\n1,暖气,\"不热,很久了\",heat")).ShouldBe([new LabelledMessage("暖气\n不热,很久了", "heat")]);

    [Theory]
    [InlineData("label,words\nheat,暖气", "line 1: there is no column 'subject'")]
    [InlineData("label,text\nheat,暖气\n,公交", "line 3: the label is empty")]
    [InlineData("label,text\nheat,", "line 2: the message is empty")]
    [InlineData("label,text,time\nheat,暖气,yesterday", "line 2: 'yesterday' is no time")]
    public void Csv_WrongContent_NamesTheLine(string content, string says) =>
        Should.Throw<InvalidDataException>(() => LabelledCsv.Read(Csv(content))).Message.ShouldContain(says);

    private string Csv(string content)
    {
        var path = Path.Combine(_folder, "tickets.csv");
        File.WriteAllText(path, content);
        return path;
    }

    private static List<LabelledMessage> Messages() => [.. _streets.SelectMany(street => new[]
    {
        new LabelledMessage($"{street}家里暖气不热，供暖不达标", "heat"),
        new LabelledMessage($"{street}公交车不停靠，站牌倒了", "bus"),
        new LabelledMessage($"{street}工地半夜施工，太吵睡不着", "noise"),
    })];
}
