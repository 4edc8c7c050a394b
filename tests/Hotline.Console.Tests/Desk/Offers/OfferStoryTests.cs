using System.Net;
using System.Text.RegularExpressions;

namespace Hotline.Console.Tests.Desk.Offers;

/// <summary>Offers between people who are at their desks.</summary>
public sealed partial class OfferStoryTests(CallCentre centre) : IClassFixture<CallCentre>
{
    [Fact]
    public async Task Offer_IsMadeToOne_PassedOnToTheNext_AndTaken()
    {
        using var one = await AtDeskAsync();
        using var two = await AtDeskAsync();
        var path = await Residents.AskForAPersonAsync(centre.NewHandset(), "居住证到期了怎么续");

        await RunningConsole.UntilAsync(async () => await IsOfferedAsync(one, path) || await IsOfferedAsync(two, path));
        var (first, second) = await IsOfferedAsync(one, path) ? (one, two) : (two, one);
        (await IsOfferedAsync(second, path)).ShouldBeFalse();
        (await first.PostAsync(path + "/decline")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await RunningConsole.UntilAsync(() => IsOfferedAsync(second, path));
        (await IsOfferedAsync(first, path)).ShouldBeFalse();
        (await second.PostAsync(path + "/claim")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await IsOfferedAsync(second, path)).ShouldBeFalse();
        // Transferred by name, it is asked of nobody else, however long they have been idle.
        var name = Name().Match((await first.GetAsync("/console/desk")).Html).Groups[1].Value;
        var id = Regex.Match((await second.GetAsync(path)).Html, $"value=\"(person:[0-9a-f]+)\"[^>]*>{name}").Groups[1].Value;
        (await second.PostAsync(path + "/transfer", ("to", id), ("note", "给你了"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await RunningConsole.UntilAsync(() => IsOfferedAsync(first, path));
        (await first.PostAsync(path + "/claim")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await first.GetAsync(path)).Html.ShouldContain("给你了");
        await first.PostAsync(path + "/finish", ("result", "Answered"));
    }

    private static async Task<bool> IsOfferedAsync(Visitor desk, string path)
        => (await desk.GetAsync("/console/desk")).Html.Contains($"data-id=\"offer-{path}\"", StringComparison.Ordinal);

    /// <summary>Somebody whose desk is open: its stream of changes is read by nobody, but it is there.</summary>
    private async Task<Visitor> AtDeskAsync()
    {
        var visitor = await Visitor.SignedInAsync(centre.Address, await centre.NewOperatorAsync());
        await visitor.FollowAsync("/console/desk/live");
        return visitor;
    }

    [GeneratedRegex("<span class=\"who\"><b>([^<]+)</b>")]
    private static partial Regex Name();
}
