namespace Hotline.Bot.Tests.Understanding;

public sealed class AddressTests
{
    [Theory]
    [InlineData("朝阳区望京街道花家地北里", "朝阳区 望京街道 花家地北里社区", null)]
    [InlineData("海淀区中关村街道知春路楼下烧烤店每天半夜扰民，我要投诉", "海淀区 中关村街道", "知春路楼下烧烤店")]
    [InlineData("望京花家地北里", "朝阳区 望京街道 花家地北里社区", null)]
    [InlineData("我住在花家地北里社区", "朝阳区 望京街道 花家地北里社区", null)]
    [InlineData("朝阳", "朝阳区", null)]
    [InlineData("朝阳区", "朝阳区", null)]
    [InlineData("北京市朝阳区", "朝阳区", null)]
    [InlineData("酒仙桥", "朝阳区 酒仙桥街道", null)]
    [InlineData("在望京街道", "朝阳区 望京街道", null)]
    [InlineData("望京花家地十二号楼三单元门口的电梯坏了", "朝阳区 望京街道 花家地社区", "12号楼3单元门口")]
    [InlineData("海淀区学院路三十号院的垃圾没人收", "海淀区 学院路街道", "学院路30号院")]
    [InlineData("回龙观东大街堵车", "昌平区 回龙观街道", "回龙观东大街")]
    [InlineData("朝阳门外大街", "朝阳区 朝外街道", "朝阳门外大街")]
    [InlineData("劲松三区三号楼", "朝阳区 劲松街道", "劲松3区3号楼")]
    [InlineData("望京SOHO塔1的电梯坏了", "朝阳区 望京街道", "望京SOHO塔1")]
    [InlineData("就在丰台区马家堡东口地铁站出来往南一百米", "丰台区 马家堡街道", "马家堡东口地铁站出来往南100米")]
    [InlineData("公交车司机态度差，300路", "", null)]
    [InlineData("我想投诉一个出租车司机，他绕路还骂人", "", null)]
    [InlineData("望京西路修路堵得厉害", "", "望京西路")]
    [InlineData("西城区育才学校", "西城区", "育才学校")]
    [InlineData("健身房跑路不退钱", "", null)]
    [InlineData("在丰台区，公司叫京美装饰", "丰台区", "京美装饰")]
    [InlineData("海淀区中关村有个培训班叫小天才，不给退费", "海淀区 中关村街道", "小天才")]
    [InlineData("公司名字叫北京速达物流有限公司，欠我工资", "", "北京速达物流有限公司")]
    [InlineData("Haidian District, Huayuanlu Subdistrict", "海淀区 花园路街道", null)]
    [InlineData("我住朝阳望京街道花家地北里5号楼2单元301", "朝阳区 望京街道 花家地北里社区", "5号楼2单元301")]
    [InlineData("西城区月坛街道三里河一区10号楼", "西城区 月坛街道 三里河一区社区", "10号楼")]
    [InlineData("和平里七区", "东城区 和平里街道 七区社区", null)]
    [InlineData("知春路地铁站旁边，海淀区中关村街道", "海淀区 中关村街道", "知春路地铁站旁边")]
    [InlineData("朝陽區望京街道的路燈壞了", "朝阳区 望京街道", null)]
    [InlineData("昌平天通苑北街道", "昌平区 天通苑北街道", null)]
    [InlineData("大兴区亦庄镇", "大兴区 亦庄地区", null)]
    [InlineData("朝阳区平房乡", "朝阳区 平房地区", null)]
    [InlineData("东城区和平里", "东城区 和平里街道", null)]
    [InlineData("通州北苑", "通州区 北苑街道", null)]
    [InlineData("房山大石窝镇江营", "房山区 大石窝镇 镇江营村", null)]
    [InlineData("房山区，十渡镇，新村", "房山区 十渡镇 新村", null)]
    [InlineData("朝阳高碑店八里庄", "朝阳区 高碑店地区 八里庄社区", null)]
    [InlineData("密云新城子新城子镇的路灯坏了", "密云区 新城子镇 新城子镇社区", null)]
    [InlineData("我想反映一下泥营村电梯老坏的问题", "大兴区 青云店镇 泥营村", null)]
    [InlineData("朝阳区望京接道花加地北里社区", "朝阳区 望京街道 花家地北里社区", null)]
    [InlineData("还淀区中官村街道", "海淀区 中关村街道", null)]
    [InlineData("望京西园4区", "朝阳区 望京街道 望京西园四区社区", null)]
    [InlineData("Chaoyang District", "朝阳区", null)]
    [InlineData("I live in Wangjing, Chaoyang", "朝阳区 望京街道", null)]
    [InlineData("望京花园东区三号楼楼下", "朝阳区 东湖街道 望京花园东社区", "望京花园东区3号楼楼下")]
    [InlineData("劲松四区四百一十二号楼三单元五零一", "朝阳区 劲松街道", "劲松4区412号楼3单元501")]
    [InlineData("海淀区学院路三十号院五号楼幺二零三", "海淀区 学院路街道", "学院路30号院5号楼1203")]
    [InlineData("我在朝阳区望京街道底商叫康民大药房我买了三百块钱的药", "朝阳区 望京街道", "底商叫康民大药房")]
    [InlineData("丰台区方庄芳星园二区西门他们天天半夜唱歌", "丰台区 方庄街道 芳星园二区社区", "西门")]
    [InlineData("您给我瞅瞅我们胡同那个公厕咋老锁着东城区东四街道", "东城区 东四街道", null)]
    [InlineData("the street light near Building 5, Jiuxianqiao is broken", "朝阳区 酒仙桥街道", "Building 5")]
    public void Understand_Place_IsResolvedInTheCity(string said, string areas, string? detail)
    {
        var heard = Hearing.Of(said);

        Hearing.Names(heard.Place).ShouldBe(areas);
        heard.Place.Detail.ShouldBe(detail);
        heard.OtherPlaces.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("平房漏雨了没人管")]
    [InlineData("过街天桥上有人摆摊")]
    [InlineData("前门坏了关不上")]
    [InlineData("小区南口堵车")]
    [InlineData("马路上地砖松动")]
    [InlineData("窗户朝外面开")]
    [InlineData("单位大兴土木吵死了")]
    [InlineData("朝阳路堵车")]
    [InlineData("我们小区门口的路灯坏了三天了")]
    [InlineData("希望幸福生活")]
    [InlineData("公园里的温泉关了")]
    [InlineData("向阳的房间太热")]
    [InlineData("老年卡怎么办")]
    [InlineData("东风牌的车堵在门口")]
    [InlineData("恒大新城小区的路灯坏了")]
    [InlineData("我朝阳台外面看见冒烟")]
    [InlineData("甭管我叫啥您给我瞅瞅我们胡同那个公厕咋老是锁着门呢")]
    public void Understand_WordsInWhichANameHides_NameNoPlace(string said)
    {
        var heard = Hearing.Of(said);

        Hearing.Names(heard.Place).ShouldBe("");
        heard.OtherPlaces.ShouldBeEmpty();
    }

    [Fact]
    public void Understand_StreetNameOfTwoDistricts_NamesBoth()
    {
        var heard = Hearing.Of("八里庄街道垃圾没人收");

        new[] { heard.Place }.Concat(heard.OtherPlaces).Select(Hearing.Names).ShouldBe(["朝阳区 八里庄街道", "海淀区 八里庄街道"], ignoreOrder: true);
    }

    [Fact]
    public void Understand_AmbiguousNameWithItsDistrict_IsPlain()
    {
        var heard = Hearing.Of("海淀区八里庄街道垃圾没人收");

        Hearing.Names(heard.Place).ShouldBe("海淀区 八里庄街道");
        heard.OtherPlaces.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("不是望京，是酒仙桥", "朝阳区 酒仙桥街道")]
    [InlineData("不是望京是酒仙桥", "朝阳区 酒仙桥街道")]
    [InlineData("不对，是海淀区", "海淀区")]
    [InlineData("说错了，应该是酒仙桥", "朝阳区 酒仙桥街道")]
    [InlineData("望京错了，是酒仙桥", "朝阳区 酒仙桥街道")]
    [InlineData("我刚才说的望京应该是酒仙桥", "朝阳区 酒仙桥街道")]
    [InlineData("not Wangjing, Jiuxianqiao", "朝阳区 酒仙桥街道")]
    [InlineData("说错了", "")]
    [InlineData("我刚才地址报错了", "")]
    [InlineData("我想改一下地址", "")]
    [InlineData("that's the wrong address", "")]
    [InlineData("地址不对", "")]
    [InlineData("不是望京", "")]
    public void Understand_Correction_NamesTheRightPlaceOnly(string said, string areas)
    {
        var heard = Hearing.Of(said);

        heard.IsCorrection.ShouldBeTrue();
        Hearing.Names(heard.Place).ShouldBe(areas);
    }

    [Theory]
    [InlineData("不对")]
    [InlineData("不是一天两天了，是天天这样")]
    [InlineData("望京的路灯坏了")]
    public void Understand_NoCorrectionOfAPlace_IsNone(string said) => Hearing.Of(said).IsCorrection.ShouldBeFalse();

    [Theory]
    [InlineData("知春路27号院", "知春路27号院")]
    [InlineData("就在学校对面", "学校对面")]
    [InlineData("三单元五楼", "3单元5楼")]
    [InlineData("幺二零四室", "1204室")]
    [InlineData("哎呀跟您说我家住知春路二十七号院楼上天天漏水", "知春路27号院楼上")]
    public void Understand_PlaceWithoutArea_KeepsTheWords(string said, string detail)
    {
        var heard = Hearing.Of(said);

        heard.Place.Detail.ShouldBe(detail);
        heard.Place.District.ShouldBeNull();
    }

    [Fact]
    public void Understand_EveryStreetBesideItsDistrict_IsFound()
    {
        var missed = Hearing.City.Areas
            .Where(area => area.Level == Ticketing.Routing.AreaLevel.Street)
            .Where(area => Hearing.Of(Hearing.City.FindArea(area.Parent!)!.Name + area.Name + "的路灯坏了").Place is var place && (place.Street != area.Code || place.District != area.Parent));

        missed.ShouldBeEmpty();
    }

    [Fact]
    public void Understand_EveryCommunityInFull_IsFound()
    {
        var communities = Hearing.City.Areas.Where(area => area.Level == Ticketing.Routing.AreaLevel.Community).ToList();
        var missed = communities
            .Where(area =>
            {
                var street = Hearing.City.FindArea(area.Parent!)!;
                var place = Hearing.Of(Hearing.City.FindArea(street.Parent!)!.Name + street.Name + area.Name).Place;
                return place.Street != street.Code || place.Community != area.Name;
            })
            .Select(area => area.Name)
            .ToList();

        missed.Count.ShouldBeLessThan(communities.Count / 1000, string.Join(' ', missed.Take(50)));
    }
}
