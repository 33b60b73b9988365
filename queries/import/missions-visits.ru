#@ title.en = "Missions and visits"
#@ title.fr = "Missions et visites"
#@ description.en = "Each row is one mission, visit or participation in a forum, as one source tells it. What the row says is reported; who sent the mission and which jurisdiction received it is read from its places and organizations. A row that says that the event is announced, postponed or cancelled becomes a claim of that stance, and no fact."
#@ description.fr = "Chaque ligne est une mission, une visite ou une participation à un forum, telle qu'une source la présente. Ce que dit la ligne est rapporté; le territoire d'envoi et le territoire hôte sont déduits des lieux et des organisations. Une ligne indiquant que l'événement est annoncé, reporté ou annulé devient une affirmation de cette posture, et non un fait."
#@ key = "id"
#@ source = "sourceUrl"
#@ [columns.id]
#@ type = "string"
#@ required = true
#@ label.en = "what tells the row from others"
#@ label.fr = "ce qui distingue la ligne des autres"
#@ [columns.kind]
#@ type = "enum"
#@ choices = ["outgoing mission", "incoming visit", "forum participation"]
#@ required = true
#@ label.en = "kind of event"
#@ label.fr = "type d'événement"
#@ [columns.title]
#@ type = "string"
#@ language = "en"
#@ required = true
#@ label.en = "title"
#@ label.fr = "titre"
#@ [columns.direction]
#@ type = "enum"
#@ choices = ["outgoing", "incoming"]
#@ label.en = "direction, seen from the home government"
#@ label.fr = "sens, du point de vue du gouvernement d'attache"
#@ [columns.status]
#@ type = "enum"
#@ choices = ["took place", "announced", "postponed", "cancelled"]
#@ absent = true
#@ label.en = "whether it took place"
#@ label.fr = "indication que l'événement a eu lieu ou non"
#@ [columns.start]
#@ type = "edtf"
#@ label.en = "first day, month or year"
#@ label.fr = "premier jour, mois ou année"
#@ [columns.end]
#@ type = "edtf"
#@ label.en = "last day, month or year"
#@ label.fr = "dernier jour, mois ou année"
#@ [columns.places]
#@ type = "thing"
#@ class = "leg:Place"
#@ language = ["en", "fr"]
#@ separator = ";"
#@ label.en = "places visited"
#@ label.fr = "lieux visités"
#@ [columns.leadPerson]
#@ type = "thing"
#@ class = "foaf:Person"
#@ heading = "lead_person"
#@ language = ["en", "fr"]
#@ label.en = "who leads"
#@ label.fr = "personne qui dirige"
#@ [columns.leadOffice]
#@ type = "thing"
#@ class = "leg:Office"
#@ heading = "lead_office"
#@ within = ["organizations", "homeGovernment"]
#@ label.en = "office of whoever leads"
#@ label.fr = "charge de la personne qui dirige"
#@ [columns.organizations]
#@ type = "thing"
#@ class = ["org:Organization", "leg:Jurisdiction"]
#@ language = ["en", "fr"]
#@ separator = ";"
#@ label.en = "organizations that have a part in it"
#@ label.fr = "organisations qui y jouent un rôle"
#@ [columns.event]
#@ type = "thing"
#@ class = "leg:Gathering"
#@ language = "en"
#@ apart = "start"
#@ label.en = "forum or occasion"
#@ label.fr = "forum ou occasion"
#@ [columns.sectors]
#@ type = "thing"
#@ class = "skos:Concept"
#@ miss = "report"
#@ separator = ";"
#@ label.en = "topics"
#@ label.fr = "thèmes"
#@ [columns.homeGovernment]
#@ type = "thing"
#@ class = "leg:Jurisdiction"
#@ heading = "home_government"
#@ language = ["en", "fr"]
#@ required = true
#@ label.en = "jurisdiction whose record this is"
#@ label.fr = "territoire politique dont relève le registre"
#@ [columns.sourceUrl]
#@ type = "iri"
#@ heading = "source_url"
#@ absent = true
#@ label.en = "address of the source"
#@ label.fr = "adresse de la source"

PREFIX concept: <https://w3id.org/legation/concept/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX edtf: <http://id.loc.gov/datatypes/edtf/>
PREFIX leg: <https://w3id.org/legation/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

# What the row says of the event: a mission, or else a gathering at home or in no place
# that the row names. A gathering that has a name of its own is told under that name.
INSERT {
  GRAPH graph:claims {
    $claim a leg:Claim ;
      leg:source $source ;
      leg:citation $citation ;
      leg:stance ?stance .
  }
  GRAPH $claim {
    ?self a ?class ;
      skos:prefLabel ?label ;
      skos:altLabel ?otherLabel ;
      leg:date ?date ;
      dcterms:type ?type ;
      leg:occasion ?occasion .
  }
}
WHERE {
  BIND(
    COALESCE($direction, "") = "outgoing"
    || $kind != "forum participation" AS ?travels
  )
  BIND(IRI(CONCAT(STR(id:), IF(?travels, "mission-", "event-"), $key)) AS ?own)
  BIND(IF(?travels || !BOUND($event), ?own, $event) AS ?self)
  BIND(IF(?travels, leg:Mission, leg:Event) AS ?class)
  BIND(IF(
    ?travels
    && $kind = "forum participation",
    concept:forum-participation,
    ?unknown
  ) AS ?type)
  BIND(IF(?self = ?own, $title, ?unknown) AS ?label)
  BIND(IF(?self = ?own, ?unknown, $title) AS ?otherLabel)
  BIND(IF(?travels, $event, ?unknown) AS ?occasion)
  BIND(COALESCE(
    IF(STR($end) = STR($start), STR($start), CONCAT(STR($start), "/", STR($end))),
    STR($start)
  ) AS ?span)
  BIND(STRDT(?span, edtf:EDTF) AS ?date)
  BIND(LCASE(CONCAT(COALESCE($status, ""), " ", $title)) AS ?words)
  BIND(IF(
    REGEX(?words, "cancell?ed"),
    concept:cancelled,
    IF(
      REGEX(?words, "postponed"),
      concept:postponed,
      IF(REGEX(?words, "announce(d|ment)"), concept:announced, concept:reported)
    )
  ) AS ?stance)
} ;

INSERT {
  GRAPH $claim {
    ?self leg:place $places .
  }
}
WHERE {
  BIND(
    COALESCE($direction, "") = "outgoing"
    || $kind != "forum participation" AS ?travels
  )
  BIND(IRI(CONCAT(STR(id:), IF(?travels, "mission-", "event-"), $key)) AS ?own)
  BIND(IF(?travels || !BOUND($event), ?own, $event) AS ?self)
} ;

INSERT {
  GRAPH $claim {
    ?self leg:topic $sectors .
  }
}
WHERE {
  BIND(
    COALESCE($direction, "") = "outgoing"
    || $kind != "forum participation" AS ?travels
  )
  BIND(IRI(CONCAT(STR(id:), IF(?travels, "mission-", "event-"), $key)) AS ?own)
  BIND(IF(?travels || !BOUND($event), ?own, $event) AS ?self)
} ;

# Visitors and hosts stand in one list: that they have a part in it is all that is told.
INSERT {
  GRAPH $claim {
    ?self leg:involves $organizations .
  }
}
WHERE {
  BIND(
    COALESCE($direction, "") = "outgoing"
    || $kind != "forum participation" AS ?travels
  )
  BIND(IRI(CONCAT(STR(id:), IF(?travels, "mission-", "event-"), $key)) AS ?own)
  BIND(IF(?travels || !BOUND($event), ?own, $event) AS ?self)
  $organizations a org:Organization .
} ;

# Who leads a mission is the head of its delegation; at a gathering they take part.
INSERT {
  GRAPH $claim {
    ?self leg:participant ?participant .
    ?delegation a leg:Delegation ;
      leg:head $leadPerson ;
      skos:prefLabel ?english, ?french .
  }
}
WHERE {
  BIND(
    COALESCE($direction, "") = "outgoing"
    || $kind != "forum participation" AS ?travels
  )
  BIND(IRI(CONCAT(STR(id:), IF(?travels, "mission-", "event-"), $key)) AS ?own)
  BIND(IF(?travels || !BOUND($event), ?own, $event) AS ?self)
  FILTER(BOUND($leadPerson))
  BIND(IF(
    ?travels,
    IRI(CONCAT(STR(id:), "delegation-", $key)),
    ?unknown
  ) AS ?delegation)
  BIND(COALESCE(?delegation, $leadPerson) AS ?participant)
  $leadPerson skos:prefLabel ?name .
  BIND(IF(
    LANG(?name) = "en",
    STRLANG(CONCAT("Delegation led by ", ?name), "en"),
    ?unknown
  ) AS ?english)
  BIND(IF(
    LANG(?name) = "fr",
    STRLANG(CONCAT("Délégation dirigée par ", ?name), "fr"),
    ?unknown
  ) AS ?french)
} ;

INSERT {
  GRAPH $claim {
    ?tenure a leg:Tenure ;
      org:member $leadPerson ;
      leg:tenureOf $leadOffice ;
      leg:attestedAt $start ;
      skos:prefLabel ?label .
  }
}
WHERE {
  FILTER(BOUND($leadPerson) && BOUND($leadOffice))
  BIND(IRI(CONCAT(
    STR(id:),
    "tenure-",
    STRAFTER(STR($leadPerson), STR(id:)),
    "-",
    STRAFTER(STR($leadOffice), STR(id:))
  )) AS ?tenure)
  $leadPerson skos:prefLabel ?name .
  $leadOffice skos:prefLabel ?office .
  FILTER(LANG(?office) = "" || LANG(?office) = LANG(?name))
  BIND(STRLANG(CONCAT(?name, ", ", ?office), LANG(?name)) AS ?label)
} ;

INSERT {
  GRAPH $claim {
    ?self leg:ledByOffice $leadOffice .
  }
}
WHERE {
  BIND(
    COALESCE($direction, "") = "outgoing"
    || $kind != "forum participation" AS ?travels
  )
  BIND(IRI(CONCAT(STR(id:), IF(?travels, "mission-", "event-"), $key)) AS ?own)
  BIND(IF(?travels || !BOUND($event), ?own, $event) AS ?self)
  FILTER(?travels && !BOUND($leadPerson))
} ;

# Our reading of a row that is reported: the mission is sent by the jurisdiction in whose
# government the leader's office stands, unless that is where it goes;
INSERT {
  GRAPH graph:claims {
    ?reading a leg:Claim ;
      leg:source $source ;
      leg:citation $citation ;
      leg:stance concept:interpreted ;
      skos:editorialNote "The sender is read from the office of whoever leads, from the direction and from the organizations; the host from the places: a state or region that is named, or the state around a city."@en,
        "Le territoire d'envoi est déduit de la charge de la personne qui dirige, du sens et des organisations; l'hôte, des lieux : un État ou une région nommés, ou l'État où se trouve une ville."@fr .
  }
  GRAPH ?reading {
    ?self leg:sendingJurisdiction ?sender .
  }
}
WHERE {
  BIND(
    COALESCE($direction, "") = "outgoing"
    || $kind != "forum participation" AS ?travels
  )
  BIND(IRI(CONCAT(STR(id:), IF(?travels, "mission-", "event-"), $key)) AS ?own)
  BIND(IF(?travels || !BOUND($event), ?own, $event) AS ?self)
  FILTER(?travels)
  GRAPH graph:claims {
    $claim leg:stance concept:reported .
  }
  BIND(IRI(CONCAT(STR($claim), "-reading")) AS ?reading)
  $leadOffice org:postIn/leg:partOfBody*/leg:governs ?sender .
  FILTER NOT EXISTS {
    GRAPH $claim {
      ?self leg:place ?stop .
    }
    ?stop leg:directlyWithin* ?sender .
  }
} ;

# where that is not known, an outgoing mission is sent by the home jurisdiction,
INSERT {
  GRAPH graph:claims {
    ?reading a leg:Claim ;
      leg:source $source ;
      leg:citation $citation ;
      leg:stance concept:interpreted ;
      skos:editorialNote "The sender is read from the office of whoever leads, from the direction and from the organizations; the host from the places: a state or region that is named, or the state around a city."@en,
        "Le territoire d'envoi est déduit de la charge de la personne qui dirige, du sens et des organisations; l'hôte, des lieux : un État ou une région nommés, ou l'État où se trouve une ville."@fr .
  }
  GRAPH ?reading {
    ?self leg:sendingJurisdiction ?sender .
  }
}
WHERE {
  BIND(
    COALESCE($direction, "") = "outgoing"
    || $kind != "forum participation" AS ?travels
  )
  BIND(IRI(CONCAT(STR(id:), IF(?travels, "mission-", "event-"), $key)) AS ?own)
  BIND(IF(?travels || !BOUND($event), ?own, $event) AS ?self)
  FILTER(?travels)
  GRAPH graph:claims {
    $claim leg:stance concept:reported .
  }
  BIND(IRI(CONCAT(STR($claim), "-reading")) AS ?reading)
  FILTER(COALESCE($direction, "outgoing") = "outgoing")
  BIND($homeGovernment AS ?sender)
  FILTER NOT EXISTS {
    GRAPH ?reading {
      ?self leg:sendingJurisdiction ?known .
    }
  }
  FILTER NOT EXISTS {
    GRAPH $claim {
      ?self leg:place ?stop .
    }
    ?stop leg:directlyWithin* ?sender .
  }
} ;

# and an incoming one by a jurisdiction that is named, or that an organization governs.
INSERT {
  GRAPH graph:claims {
    ?reading a leg:Claim ;
      leg:source $source ;
      leg:citation $citation ;
      leg:stance concept:interpreted ;
      skos:editorialNote "The sender is read from the office of whoever leads, from the direction and from the organizations; the host from the places: a state or region that is named, or the state around a city."@en,
        "Le territoire d'envoi est déduit de la charge de la personne qui dirige, du sens et des organisations; l'hôte, des lieux : un État ou une région nommés, ou l'État où se trouve une ville."@fr .
  }
  GRAPH ?reading {
    ?self leg:sendingJurisdiction ?sender .
  }
}
WHERE {
  BIND(
    COALESCE($direction, "") = "outgoing"
    || $kind != "forum participation" AS ?travels
  )
  BIND(IRI(CONCAT(STR(id:), IF(?travels, "mission-", "event-"), $key)) AS ?own)
  BIND(IF(?travels || !BOUND($event), ?own, $event) AS ?self)
  FILTER(?travels)
  GRAPH graph:claims {
    $claim leg:stance concept:reported .
  }
  BIND(IRI(CONCAT(STR($claim), "-reading")) AS ?reading)
  FILTER($direction = "incoming")
  {
    $organizations leg:governs ?sender .
  }
  UNION {
    $organizations a leg:Jurisdiction .
    BIND($organizations AS ?sender)
  }
  FILTER(?sender != $homeGovernment)
  FILTER NOT EXISTS {
    GRAPH ?reading {
      ?self leg:sendingJurisdiction ?known .
    }
  }
  FILTER NOT EXISTS {
    GRAPH $claim {
      ?self leg:place ?stop .
    }
    ?stop leg:directlyWithin* ?sender .
  }
} ;

# The host: a state or region that is named; of a city at home the home jurisdiction, of
# any other city its state, or the city itself where that state is the home one too.
INSERT {
  GRAPH graph:claims {
    ?reading a leg:Claim ;
      leg:source $source ;
      leg:citation $citation ;
      leg:stance concept:interpreted ;
      skos:editorialNote "The sender is read from the office of whoever leads, from the direction and from the organizations; the host from the places: a state or region that is named, or the state around a city."@en,
        "Le territoire d'envoi est déduit de la charge de la personne qui dirige, du sens et des organisations; l'hôte, des lieux : un État ou une région nommés, ou l'État où se trouve une ville."@fr .
  }
  GRAPH ?reading {
    ?self leg:hostJurisdiction ?host .
  }
}
WHERE {
  BIND(
    COALESCE($direction, "") = "outgoing"
    || $kind != "forum participation" AS ?travels
  )
  BIND(IRI(CONCAT(STR(id:), IF(?travels, "mission-", "event-"), $key)) AS ?own)
  BIND(IF(?travels || !BOUND($event), ?own, $event) AS ?self)
  FILTER(?travels)
  GRAPH graph:claims {
    $claim leg:stance concept:reported .
  }
  BIND(IRI(CONCAT(STR($claim), "-reading")) AS ?reading)
  $places a leg:Jurisdiction .
  OPTIONAL {
    $places dcterms:type ?kind .
    FILTER(?kind = concept:city)
  }
  OPTIONAL {
    $places leg:directlyWithin+ ?state .
    ?state a leg:SovereignState .
  }
  OPTIONAL {
    $places leg:directlyWithin+ ?home .
    FILTER(?home = $homeGovernment && $direction = "incoming")
  }
  OPTIONAL {
    $homeGovernment leg:directlyWithin* ?around .
    FILTER(?around = ?state)
  }
  BIND(IF(
    BOUND(?kind),
    COALESCE(?home, IF(BOUND(?around), $places, ?state), $places),
    $places
  ) AS ?host)
  FILTER NOT EXISTS {
    GRAPH ?reading {
      ?self leg:sendingJurisdiction ?sender .
    }
    ?sender leg:directlyWithin* ?host .
  }
  FILTER NOT EXISTS {
    GRAPH ?reading {
      ?self leg:sendingJurisdiction ?from .
    }
    ?host leg:directlyWithin* ?from .
  }
}
