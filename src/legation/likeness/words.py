"""The words of titles and names of bodies, the same in several languages."""

from collections.abc import Iterator

from legation.likeness.names import fold
from legation.likeness.wordlists import listed

# Each row: a word of ours, and what stands for it in English, French, German, Spanish,
# Italian and Catalan; folded, and with an underscore for a blank.
_TABLE = """
premier: prime_minister first_minister premier_ministre premiere_ministre
  primer_ministro primera_ministra primo_ministro primer_ministre ministerprasident
  ministerprasidentin minister_president minister_presidente ministre_president
  ministre_presidente head_of_government chef_de_gouvernement chief_minister
  ministre_en_chef
first: 1er erster primer primera primo
president: presidente presidenta presidentin prasident prasidentin head_of_state
  chef_de_etat
governor-general: governor_general gouverneur_general gouverneure_generale
lieutenant-governor: lieutenant_governor lieutenant_gouverneur lieutenante_gouverneure
secretary-general: secretary_general secretaire_general secretaire_generale
  generalsekretar secretario_general
delegate-general: delegate_general general_delegate delegue_general deleguee_generale
consul-general: consul_general consule_generale generalkonsul
director-general: director_general directeur_general directrice_generale
secretary-of-state: secretary_of_state secretaire_etat
minister: ministers ministre ministres ministro ministra ministerin conseller
  consellera consejero consejera
deputy: vice sous adjoint adjointe stellvertretender delegue deleguee
deputy-minister: deputy_minister sous_ministre vice_ministre vice_minister
  deputy_ministers
deputy-premier: deputy_premier vice_premier_ministre vice_premiere_ministre
  vice_premier deputy_prime_minister
minister: councillor cabinet_secretary
secretary: secretaire sekretar secretario segretario
assistant: associe associee
mayor: maire mairesse alcalde burgermeister sindaco
governor: gouverneur gouverneure gobernador
chief: head leader chef chef_de chef_de_l responsable_du
ambassador: ambassadeur ambassadrice botschafter embajador ambasciatore embassy
  ambassade
consul: consule konsul
delegate: delegato delegado
director: directeur directrice direktor
monarch: king queen roi rey konig reine reina
senator: senateur senatrice senador
commissioner: commissaire
scientist: scientifique
member: membre depute deputee mp m_p mla member_of_parliament
  member_of_the_legislative_assembly
rector: rectrice recteur
chancellor: chancelier chanceliere kanzler
chief-executive-officer: chief_executive_officer ceo pdg president_directeur_general
international: internationales internationale internationaux internacionales
  internacionals internazionali internationalen
foreign: etrangeres etranger etrangere exteriores exterieures exterieure external
  exterior exterieur
affairs: affaires affaire asuntos afers affari affair relations relation relacions
  relaciones relazioni beziehungen
francophonie: francophone
trade: commerce commercial commerciale comercio handel
economy: economie economic economique economiques economia wirtschaft
energy: energie energia
environment: environnement medio_ambiente umwelt environmental
education: enseignement educacion
higher: superieur
health: sante salud
culture: cultura cultural culturelle culturel
finance: finances
agriculture: agricole
transport: transports transportation
tourism: tourisme
development: developpement
research: recherche recerca investigacion
science: sciences scientific
technology: technologie technologies technological technologique
innovation: innovacio
industry: industrie industrial industriel
women: feminine femmes feminisme
equality: egalite igualtat
feminism: feminismes
electoral: elections
officer: directeur_general_des
labour: labor travail treball trabajo emploi
business: empresa entreprises
european: europea europeen europeenne europeo
union: unio
action: accio accion
justice: justicia
quality: qualitat calidad qualite
democratic: democratica democratique democratiques
presidency: presidencia presidence
university: universities universites universitats universite universidad universitat
  universitaire
ministry: ministere ministerio ministerium department departement
government: gouvernement gobierno generalitat govern regierung
assembly: assemblee
national: nationale nacional
city: ville ciudad stadt municipality citta
republic: republique republica republik
federal: federale federation
kingdom: royaume reino
state: etat estado
province: provincia
community: communaute comunidad
office: bureau oficina buro
general: generale generales
chamber: chambre
organization: organisation organizacion
agreement: entente accord acord acuerdo abkommen
cooperation: collaboration cooperacion
driving: conduire conduite
licence: licences permis license licenses
forum: foro
summit: sommet
visit: visite visita
conference: conferencia
meeting: rencontre reunion
canada: canadian canadien canadienne
quebec: quebecois quebecoise quebecer
france: french francais francaise
germany: german allemand allemande
britain: british britannique united_kingdom royaume_uni
china: chinese chinois chinoise
mexico: mexican mexicain mexicaine
indonesia: indonesian
malta: maltese
israel: israeli
japan: japanese japonais japonaise japon
united-states: u_s united_states etats_unis american americain us usa
bavaria: bavarian bavarois bavaroise
belgium: belgian belge belgique belgians
catalonia: catalan catalane catalogne catalunya
flanders: flemish flamand flandre
wallonia: walloon wallonne wallonie
scotland: scottish ecossais ecosse
korea: korean coreen coree
"""

_STOP = listed("""
    a an the of for and in on at to with by from de du des d la le les l et
    en au aux a un une pour par sur avec der die das und fur von van voor
    den het el los las y del i per il lo gli e di della delle dei relatives
    responsible responsable charge chargee its his her
""")
_LONGEST = 5  # words of the longest phrase in the table


def _entries() -> Iterator[tuple[tuple[str, ...], str]]:
    for row in _TABLE.replace("\n  ", " ").strip().splitlines():
        ours, _, others = row.partition(": ")
        for other in others.split():
            yield tuple(other.split("_")), ours


_PHRASES = dict(_entries())


def content(text: str) -> tuple[str, ...]:
    """Return the words of a text that mean something, in one language for all.

    Args:
        text: A title, or the name of a body, in any of the languages.

    Returns:
        Folded words in their order, without articles and prepositions.
    """
    words = fold(text).split()
    found, place = [], 0
    while place < len(words):
        for length in range(_LONGEST, 0, -1):
            phrase = tuple(words[place : place + length])
            if phrase in _PHRASES and len(phrase) == length:
                found.append(_PHRASES[phrase])
                break
        else:
            length = 1
            if words[place] not in _STOP:
                found.append(words[place])
        place += length
    return tuple(found)


def overlap(ones: frozenset[str], others: frozenset[str]) -> float:
    """Return which share of the words of two texts both have, from 0 to 1.

    Args:
        ones: The words of one text.
        others: Those of the other.
    """
    both = len(ones & others)
    return both / (len(ones) + len(others) - both) if both else 0.0
