using System.Text;
using Hotline.Ticketing.Reporting;
using Hotline.Ticketing.Tests.Tickets;
using Hotline.Ticketing.Tickets;
using Microsoft.Extensions.DependencyInjection;
using static Hotline.Ticketing.Tests.SampleCity;

namespace Hotline.Ticketing.Tests.Reporting;

public sealed class FiguresCsvTests
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    [Fact]
    public void Write_Chinese_BeginsWithAByteOrderMarkAndNamesEverything()
    {
        var bytes = Write(ReportDimension.Department, "zh-CN", Resolved());
        bytes.Take(3).ShouldBe(ByteOrderMark);
        var lines = Lines(bytes);
        lines.Count.ShouldBe(3);
        lines[0].ShouldStartWith("部门,排名,工单数,剔除,并入其他工单,不予受理,撤回,待回访,回访未联系上,响应率,响应率·样本数,解决率,");
        lines[0].ShouldContain("办结用时·中位数（小时）,办结用时·九成以内（小时）,办结用时·中位数（工作小时）,办结用时·九成以内（工作小时）,办结用时·样本数,在办,临期,超期");
        lines[1].ShouldStartWith("城市管理委员会,,1,0,0,0,0,0,0,100.0%,1,100.0%,1,100.0%,1,100.0%,100.0%,1,");
        lines[2].ShouldStartWith("合计,,1,");
        lines.ShouldAllBe(line => line.Split(',').Length == lines[0].Split(',').Length);
    }

    [Fact]
    public void Write_Figures_AreRoundedToATenth()
    {
        // Resolved after 20 minutes, within office time.
        Lines(Write(ReportDimension.Department, "en", Resolved()))[1].ShouldEndWith(",0.3,0.3,0.3,0.3,1,0,0,0");
    }

    [Fact]
    public void Write_NothingKnown_LeavesCellsEmptyRatherThanZero() =>
        Lines(Write(ReportDimension.Category, "zh-CN", Samples.Open(Samples.Unclear)))[1].ShouldStartWith("未确定,,1,0,0,0,0,0,0,,0,,0,,0,,,0,");

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")")]
    [InlineData("+86", "'+86")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("供电", "供电")]
    [InlineData("", "")]
    public void Safe_WhatASpreadsheetWouldCompute_IsText(string cell, string expected) => FiguresCsv.Safe(cell).ShouldBe(expected);

    [Fact]
    public void Write_KeyThatIsAFormula_IsQuotedText()
    {
        var ticket = Samples.Open(Samples.Streetlight);
        var bytes = Write(ReportDimension.Channel, "zh-CN", ticket with { Resident = ticket.Resident with { ChannelId = "=cmd|'/c calc'!A0,\"x\"" } });
        Lines(bytes)[1].ShouldStartWith("\"'=cmd|'/c calc'!A0,\"\"x\"\"\",");
    }

    private static Ticket Resolved() => Samples.In(TicketStatus.Resolved)
        .After(new TicketCommand.RecordFollowUp(new(true, true, true, Satisfaction.Satisfied)), Actor.Bot, Samples.Opened.AddDays(1));

    private static byte[] Write(ReportDimension by, string language, params Ticket[] tickets)
    {
        var reports = Services.GetRequiredService<TicketReports>();
        var figures = reports.Begin(by, Samples.Opened.AddDays(2));
        foreach (var ticket in tickets)
            figures.Add(ReportedTicket.Of(ticket));
        using var output = new MemoryStream();
        reports.WriteCsv(figures.Build(), output, language);
        return output.ToArray();
    }

    private static List<string> Lines(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3);
        text.ShouldEndWith("\r\n");
        return [.. text[..^2].Split("\r\n")];
    }
}
